package org.burkit.lab.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.packet.Ip4;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsOverHttpsTest {
  private static final Ip4 CLIENT = Ip4.parse("198.19.1.10");
  private static final Ip4 GENUINE = Ip4.parse("198.18.20.11");

  private final DnsOverHttps doh =
      new DnsOverHttps(new NameServer(_ -> Optional.of(List.of(GENUINE)), Map.of()));
  private final byte[] query =
      Message.newQuery(
              Record.newRecord(Name.fromConstantString("aulnet.example."), Type.A, DClass.IN))
          .toWire();

  @Test
  void getAndPost_giveTheSameAnswer() throws Exception {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(query);
    assertAnswer(ask(HttpMethod.GET, "/dns-query?dns=" + encoded, new byte[0]));
    assertAnswer(ask(HttpMethod.POST, "/dns-query", query));
  }

  @Test
  void badRequests_getFourHundredsAndNoAnswer() {
    assertThat(ask(HttpMethod.GET, "/dns-query", new byte[0]).status().code()).isEqualTo(400);
    assertThat(ask(HttpMethod.GET, "/dns-query?dns=%21%21", new byte[0]).status().code())
        .isEqualTo(400);
    assertThat(ask(HttpMethod.POST, "/dns-query", new byte[] {1, 2}).status().code())
        .isEqualTo(400);
    assertThat(ask(HttpMethod.POST, "/else", query).status().code()).isEqualTo(404);
  }

  private FullHttpResponse ask(HttpMethod method, String uri, byte[] body) {
    return doh.answer(
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, uri, Unpooled.wrappedBuffer(body)),
        CLIENT);
  }

  private static void assertAnswer(FullHttpResponse response) throws Exception {
    assertThat(response.status().code()).isEqualTo(200);
    assertThat(response.headers().get("Content-Type")).isEqualTo("application/dns-message");
    Message answer = new Message(ByteBufUtil.getBytes(response.content()));
    assertThat(answer.getSection(Section.ANSWER).getFirst().rdataToString())
        .isEqualTo(GENUINE.toString());
  }
}
