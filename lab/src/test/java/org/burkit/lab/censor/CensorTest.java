package org.burkit.lab.censor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.burkit.lab.packet.Middlebox.Direction.TO_CLIENT;
import static org.burkit.lab.packet.Middlebox.Direction.TO_SERVER;
import static org.burkit.lab.packet.TcpSegment.ACK;
import static org.burkit.lab.packet.TcpSegment.FIN;
import static org.burkit.lab.packet.TcpSegment.PSH;
import static org.burkit.lab.packet.TcpSegment.RST;
import static org.burkit.lab.packet.TcpSegment.SYN;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Ip6;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.TestHello;
import org.burkit.lab.packet.UdpDatagram;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class CensorTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Ip4 BORDER = Ip4.parse("198.19.0.2");
  private static final Endpoint CLIENT = new Endpoint(Ip4.parse("198.19.1.10"), 40_000);
  private static final Endpoint SERVER = new Endpoint(Ip4.parse("198.18.20.11"), 443);
  private static final Endpoint RESOLVER = new Endpoint(Ip4.parse("198.18.53.53"), 53);
  private static final Endpoint INTERCEPTOR = new Endpoint(Ip4.parse("198.19.0.66"), 443);
  private static final Names AULNET = Names.of("aulnet.example");
  private static final int CLIENT_ISN =
      Integer.MAX_VALUE - 100; // sequence numbers wrap in mid-hello
  private static final int SERVER_SEQ = 5000;

  @Test
  void sniDrop_swallowsHelloAndEverythingAfter() throws Exception {
    Censor censor = censor(new Trigger.TlsServerName(AULNET), new Action.Drop());
    open(censor);
    assertThat(send(censor, 0, TestHello.naming("aulnet.example"))).isEqualTo(Passage.drop());
    assertThat(send(censor, 0, TestHello.naming("aulnet.example"))).isEqualTo(Passage.drop());
    assertThat(censor.pass(TO_CLIENT, fromServer(ACK), NOW)).isEqualTo(Passage.drop());
    assertThat(censor.hits()).isEqualTo(Map.of("rule", 1L));
  }

  @Test
  void sniRule_leavesOtherNamesAlone() throws Exception {
    Censor censor = censor(new Trigger.TlsServerName(AULNET), new Action.Drop());
    for (String name : List.of("sau.example", "notaulnet.example", "")) {
      open(censor);
      Packet hello = fromClient(0, TestHello.naming(name));
      assertThat(censor.pass(TO_SERVER, hello, NOW)).isEqualTo(Passage.forward(hello));
      assertThat(censor.pass(TO_CLIENT, fromServer(ACK), NOW).onward()).isPresent();
    }
    assertThat(censor.hits()).isEmpty();
  }

  @Test
  void sniRule_coversSubdomains() throws Exception {
    Censor censor = censor(new Trigger.TlsServerName(AULNET), new Action.Drop());
    open(censor);
    assertThat(send(censor, 0, TestHello.naming("m.aulnet.example"))).isEqualTo(Passage.drop());
  }

  @Test
  void helloSplitOverSegments_isSeenWhereverItIsCut() throws Exception {
    byte[] hello = TestHello.naming("aulnet.example");
    for (int cut = 1; cut < hello.length; cut += 13) {
      Censor censor = censor(new Trigger.TlsServerName(AULNET), new Action.Reset());
      open(censor);
      assertThat(send(censor, 0, Arrays.copyOf(hello, cut)).onward()).as("cut %d", cut).isPresent();
      Passage second = send(censor, cut, Arrays.copyOfRange(hello, cut, hello.length));
      assertThat(second.onward()).as("cut %d", cut).isEmpty();
      assertThat(second.toClient()).hasSize(1);
    }
  }

  @Test
  void helloOutOfOrder_isSeenWhenWhole() throws Exception {
    byte[] hello = TestHello.naming("aulnet.example");
    Censor censor = censor(new Trigger.TlsServerName(AULNET), new Action.Drop());
    open(censor);
    assertThat(send(censor, 50, Arrays.copyOfRange(hello, 50, hello.length)).onward()).isPresent();
    assertThat(send(censor, 0, Arrays.copyOf(hello, 50))).isEqualTo(Passage.drop());
  }

  @Test
  void sniReset_resetsBothEndsWithNumbersTheyAccept() throws Exception {
    Censor censor = censor(new Trigger.TlsServerName(AULNET), new Action.Reset());
    open(censor);
    byte[] hello = TestHello.naming("aulnet.example");
    Passage passage = send(censor, 0, hello);

    TcpSegment toClient = TcpSegment.in(passage.toClient().getFirst()).orElseThrow();
    assertThat(toClient.source()).isEqualTo(SERVER);
    assertThat(toClient.has(RST)).isTrue();
    assertThat(toClient.seq()).isEqualTo(SERVER_SEQ);
    assertThat(toClient.ack()).isEqualTo(CLIENT_ISN + 1 + hello.length);
    TcpSegment toServer = TcpSegment.in(passage.toServer().getFirst()).orElseThrow();
    assertThat(toServer.source()).isEqualTo(CLIENT);
    assertThat(toServer.has(RST)).isTrue();
    assertThat(toServer.seq()).isEqualTo(CLIENT_ISN + 1);
    assertThat(passage.onward()).isEmpty();
  }

  @Test
  void blockPage_answersInTheServersPlaceAndCloses() {
    Censor censor =
        censor(new Trigger.HttpHost(AULNET), new Action.Respond(HttpResponse.page("<p>Тыйым</p>")));
    open(censor);
    Passage passage =
        send(censor, 0, "GET / HTTP/1.1\r\nHost: aulnet.example\r\n\r\n".getBytes(UTF_8));

    TcpSegment page = TcpSegment.in(passage.toClient().getFirst()).orElseThrow();
    assertThat(page.has(FIN)).isTrue();
    assertThat(new String(page.data(), UTF_8))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Length: 17\r\n")
        .endsWith("\r\n\r\n<p>Тыйым</p>");
    assertThat(passage.onward()).isEmpty();
  }

  @Test
  void injection_sendsForgedAnswerAndLetsTheQuestionThrough() throws Exception {
    Ip4 forged = Ip4.parse("198.18.66.6");
    Censor censor = censor(new Trigger.DnsName(AULNET), Action.ForgeDns.injecting(forged));
    Packet question = question("aulnet.example", Type.A);
    Passage passage = censor.pass(TO_SERVER, question, NOW);

    assertThat(passage.onward()).contains(question);
    UdpDatagram answer = UdpDatagram.in(passage.toClient().getFirst()).orElseThrow();
    assertThat(answer.source()).isEqualTo(RESOLVER);
    assertThat(answer.destination()).isEqualTo(CLIENT);
    Message message = new Message(answer.data());
    assertThat(message.getHeader().getID()).isEqualTo(4711);
    assertThat(message.getSection(Section.ANSWER).getFirst().rdataToString())
        .isEqualTo(forged.toString());
  }

  @Test
  void injection_answersOtherTypesEmptyAndOtherNamesNotAtAll() throws Exception {
    Censor censor =
        censor(new Trigger.DnsName(AULNET), Action.ForgeDns.injecting(Ip4.parse("198.18.66.6")));
    Passage aaaa = censor.pass(TO_SERVER, question("aulnet.example", Type.AAAA), NOW);
    byte[] answer = UdpDatagram.in(aaaa.toClient().getFirst()).orElseThrow().data();
    assertThat(new Message(answer).getSection(Section.ANSWER)).isEmpty();

    Packet other = question("sau.example", Type.A);
    assertThat(censor.pass(TO_SERVER, other, NOW)).isEqualTo(Passage.forward(other));
  }

  @Test
  void diversion_isInvisibleToTheClient() {
    Censor censor = censor(new Trigger.Destination(SERVER), new Action.Divert(INTERCEPTOR));
    Packet syn = TcpSegment.build(CLIENT, SERVER, CLIENT_ISN, 0, SYN, new byte[0]);
    TcpSegment led = sole(censor.pass(TO_SERVER, syn, NOW));
    assertThat(led.destination()).isEqualTo(INTERCEPTOR);
    assertThat(sole(send(censor, 0, new byte[] {1})).destination()).isEqualTo(INTERCEPTOR);

    Packet answer = TcpSegment.build(INTERCEPTOR, CLIENT, 1, 1, SYN | ACK, new byte[0]);
    TcpSegment seen = sole(censor.pass(TO_CLIENT, answer, NOW));
    assertThat(seen.source()).isEqualTo(SERVER);
    assertThat(seen.destination()).isEqualTo(CLIENT);
  }

  @Test
  void divertedPort_leadsAllItsConnectionsAndNoOthers() {
    Censor all =
        censor(new Trigger.Service(Trigger.Transport.TCP, 443), new Action.Divert(INTERCEPTOR));
    assertThat(sole(all.pass(TO_SERVER, opening(), NOW)).destination()).isEqualTo(INTERCEPTOR);
    Censor plain =
        censor(new Trigger.Service(Trigger.Transport.TCP, 80), new Action.Divert(INTERCEPTOR));
    assertThat(sole(plain.pass(TO_SERVER, opening(), NOW)).destination()).isEqualTo(SERVER);
  }

  @Test
  void reusedPort_isANewConnection() throws Exception {
    Censor censor = censor(new Trigger.TlsServerName(AULNET), new Action.Drop());
    open(censor);
    send(censor, 0, TestHello.naming("aulnet.example"));
    Packet syn = TcpSegment.build(CLIENT, SERVER, 76, 0, SYN, new byte[0]);
    assertThat(censor.pass(TO_SERVER, syn, NOW)).isEqualTo(Passage.forward(syn));
    byte[] other = TestHello.naming("sau.example");
    Packet hello = TcpSegment.build(CLIENT, SERVER, 77, SERVER_SEQ, PSH | ACK, other);
    assertThat(censor.pass(TO_SERVER, hello, NOW)).isEqualTo(Passage.forward(hello));
  }

  @Test
  void ruleWhoseActionCannotFollow_isRefused() {
    assertThatThrownBy(() ->
            new Rule(
                "odd", new Trigger.DnsName(AULNET), new Action.Respond(HttpResponse.page("x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd");
  }

  private static Censor censor(Trigger trigger, Action action) {
    return new Censor(
        List.of(new Rule("rule", trigger, action)),
        Forgery.PLAIN,
        new DualAddress(BORDER, Ip6.parse("2001:2:0:1300::2")),
        new Seed(1));
  }

  private static Packet opening() {
    return TcpSegment.build(CLIENT, SERVER, CLIENT_ISN, 0, SYN, new byte[0]);
  }

  private static void open(Censor censor) {
    Packet syn = opening();
    assertThat(censor.pass(TO_SERVER, syn, NOW)).isEqualTo(Passage.forward(syn));
  }

  private static Passage send(Censor censor, int offset, byte[] data) {
    return censor.pass(TO_SERVER, fromClient(offset, data), NOW);
  }

  private static Packet fromClient(int offset, byte[] data) {
    return TcpSegment.build(CLIENT, SERVER, CLIENT_ISN + 1 + offset, SERVER_SEQ, PSH | ACK, data);
  }

  private static Packet fromServer(int flags) {
    return TcpSegment.build(SERVER, CLIENT, SERVER_SEQ, CLIENT_ISN + 1, flags, new byte[] {1});
  }

  private static Packet question(String name, int type) throws Exception {
    Message query = new Message(4711);
    query.addRecord(
        Record.newRecord(Name.fromString(name + "."), type, DClass.IN), Section.QUESTION);
    return UdpDatagram.build(CLIENT, RESOLVER, query.toWire());
  }

  private static TcpSegment sole(Passage passage) {
    return TcpSegment.in(passage.onward().orElseThrow()).orElseThrow();
  }
}
