package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.model.DnsAnswer;
import org.burkit.model.DnsReply;
import org.burkit.model.ServiceBinding;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;

class AnswersTest {
  private static final Name ASKED = Name.fromConstantString("azat.example.");
  private static final Name FRONT = Name.fromConstantString("front.example.");
  private static final Name EDGE = Name.fromConstantString("edge.example.");

  @Test
  void httpsRecord_isAServiceBinding() throws Exception {
    Record record =
        new HTTPSRecord(
            ASKED,
            DClass.IN,
            300,
            1,
            EDGE,
            List.of(
                new SVCBBase.ParameterAlpn(List.of("h3", "h2")),
                new SVCBBase.ParameterPort(8443),
                new SVCBBase.ParameterIpv4Hint(
                    List.of((Inet4Address) Addresses.parse("198.18.200.10").orElseThrow())),
                new SVCBBase.ParameterIpv6Hint(
                    List.of((Inet6Address) Addresses.parse("2001:db8::1").orElseThrow())),
                new SVCBBase.ParameterEch(new byte[] {0, 1, 2})));

    DnsAnswer answer = read("HTTPS", record).answers().getFirst();

    assertThat(answer.type()).isEqualTo("HTTPS");
    assertThat(answer.ttl()).contains(300L);
    assertThat(ServiceBinding.of(answer))
        .contains(
            new ServiceBinding(
                1,
                "edge.example",
                List.of("h3", "h2"),
                Optional.of(8443),
                List.of("198.18.200.10"),
                List.of("2001:db8::1"),
                Optional.of("AAEC")));
  }

  @Test
  void aliasesOutOfOrder_areGivenInTheOrderInWhichTheyLeadOn() {
    Record address = new ARecord(EDGE, DClass.IN, 60, Addresses.ofBytes(new byte[] {9, 9, 9, 9}));
    DnsReply reply =
        read("A", address, new CNAMERecord(FRONT, DClass.IN, 60, EDGE), alias(ASKED, FRONT));

    assertThat(reply.answers())
        .extracting(DnsAnswer::value)
        .containsExactly("front.example.", "edge.example.", "9.9.9.9");
  }

  @Test
  void aliasesInACircle_areGivenOnce() {
    DnsReply reply = read("A", alias(ASKED, FRONT), alias(FRONT, ASKED));

    assertThat(reply.answers())
        .extracting(DnsAnswer::value)
        .containsExactly("front.example.", "azat.example.");
  }

  @Test
  void thousandRecords_areCut() {
    Record[] many = new Record[1000];
    for (int i = 0; i < many.length; i++) {
      byte[] ip = {10, 0, (byte) (i >> 8), (byte) i};
      many[i] = new ARecord(ASKED, DClass.IN, 60, Addresses.ofBytes(ip));
    }

    assertThat(read("A", many).answers()).hasSize(64);
  }

  @Test
  void ipv6Address_isSpeltAsRfc5952Demands() {
    var address = Addresses.parse("2001:db8:0:0:0:0:0:1").orElseThrow();

    DnsReply reply = read("AAAA", new AAAARecord(ASKED, DClass.IN, 60, address));

    assertThat(reply.answers().getFirst().value()).isEqualTo("2001:db8::1");
  }

  @Test
  void question_keepsTheAskersNetworkToItself() throws Exception {
    Message question = DnsMessages.question("azat.example", "A").orElseThrow();
    OPTRecord edns = new Message(question.toWire()).getOPT();

    assertThat(edns.getPayloadSize()).isEqualTo(1232);
    assertThat(edns.getOptions())
        .singleElement()
        .isInstanceOfSatisfying(
            ClientSubnetOption.class,
            subnet -> assertThat(subnet.getSourcePrefixLength()).isZero());
  }

  private static Record alias(Name from, Name to) {
    return new CNAMERecord(from, DClass.IN, 60, to);
  }

  private static DnsReply read(String type, Record... answers) {
    Message question = DnsMessages.question("azat.example", type).orElseThrow();
    Message reply = NameServer.empty(question, 0);
    for (Record answer : answers) {
      reply.addRecord(answer, Section.ANSWER);
    }
    return DnsMessages.read(reply.toWire(), question, Duration.ZERO);
  }
}
