package org.burkit.lab.censor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.censor.Wire.AULNET;
import static org.burkit.lab.censor.Wire.RESOLVER;
import static org.burkit.lab.censor.Wire.SERVER;
import static org.burkit.lab.censor.Wire.message;
import static org.burkit.lab.censor.Wire.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.TestInitial;
import org.burkit.lab.packet.UdpDatagram;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** What each technique does to DNS and QUIC, packet by packet. */
class UdpTechniquesTest {
  private static final Endpoint QUIC = new Endpoint(SERVER, 443);
  private static final Endpoint LIAR = new Endpoint(Ip4.parse("198.19.0.53"), 53);

  @Test
  void severalAnswers_comeInTheirOrderBeforeTheGenuineOne() throws Exception {
    Ip4[] false3 = {Ip4.parse("198.18.66.6"), Ip4.parse("198.18.66.7"), Ip4.parse("198.18.66.8")};
    Wire wire = dns(Action.ForgeDns.injecting(false3));
    Passage passage = wire.ask("aulnet.example", 7);
    assertThat(passage.onward()).isPresent();
    assertThat(passage.toClient()).hasSize(3);
    for (int i = 0; i < 3; i++) {
      Message answer = message(passage.toClient().get(i));
      assertThat(answer.getHeader().getID()).isEqualTo(7);
      assertThat(answer.getSection(Section.ANSWER).getFirst().rdataToString())
          .isEqualTo(false3[i].toString());
    }
  }

  @Test
  void rcodes_areForgedInPlaceOfTheAnswer() throws Exception {
    Map<ForgedAnswer, Integer> rcodes =
        Map.of(
            new ForgedAnswer.NoSuchName(),
            Rcode.NXDOMAIN,
            new ForgedAnswer.Refused(),
            Rcode.REFUSED,
            new ForgedAnswer.ServerFailure(),
            Rcode.SERVFAIL,
            new ForgedAnswer.Empty(),
            Rcode.NOERROR);
    for (var entry : rcodes.entrySet()) {
      Passage passage = dns(Action.ForgeDns.instead(entry.getKey())).ask("aulnet.example", 7);
      assertThat(passage.onward()).isEmpty();
      Message answer = message(passage.toClient().getFirst());
      assertThat(answer.getRcode()).isEqualTo(entry.getValue());
      assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    }
  }

  @Test
  void lostRace_bringsTheForgedAnswerAfterTheGenuineOne() throws Exception {
    var forge = Action.ForgeDns.injecting(Ip4.parse("198.18.66.6")).losingRace(new When.Share(1));
    Wire wire = dns(forge);
    Passage asked = wire.ask("aulnet.example", 7);
    assertThat(asked.toClient()).isEmpty();
    byte[] genuine = Wire.query("aulnet.example", 7);
    Passage answered = wire.reply(RESOLVER, genuine);
    assertThat(answered.onward()).isEmpty();
    assertThat(answered.toClient()).hasSize(2);
    assertThat(UdpDatagram.in(answered.toClient().get(0)).orElseThrow().data()).isEqualTo(genuine);
    assertThat(message(answered.toClient().get(1)).getSection(Section.ANSWER)).hasSize(1);
    assertThat(wire.reply(RESOLVER, genuine).onward()).isPresent();
  }

  @Test
  void droppedQuestion_concernsItsNameOnly() throws Exception {
    Wire wire = dns(new Action.Drop());
    assertThat(wire.ask("aulnet.example", 1)).isEqualTo(Passage.drop());
    assertThat(wire.ask("sau.example", 2).onward()).isPresent();
  }

  @Test
  void questionOverTcp_isAnsweredFalselyWhereTcpIsWatched() throws Exception {
    byte[] query = Wire.query("aulnet.example", 9);
    byte[] framed = new byte[query.length + 2];
    framed[1] = (byte) query.length;
    System.arraycopy(query, 0, framed, 2, query.length);
    Action forge = Action.ForgeDns.injecting(Ip4.parse("198.18.66.6"));
    var both = new Trigger.DnsName(AULNET, Trigger.Carriers.UDP_AND_TCP);
    Wire wire = new Wire(53, new Rule("rule", both, forge));
    wire.open();
    assertThat(wire.say(Arrays.copyOf(framed, 5)).onward()).isPresent();
    Passage passage = wire.say(5, Arrays.copyOfRange(framed, 5, framed.length));
    TcpSegment answer = segment(passage.toClient().getFirst());
    byte[] data = answer.data();
    assertThat(data[1]).isEqualTo((byte) (data.length - 2));
    Message message = new Message(Arrays.copyOfRange(data, 2, data.length));
    assertThat(message.getHeader().getID()).isEqualTo(9);
    assertThat(message.getSection(Section.ANSWER)).hasSize(1);

    Wire udpOnly = new Wire(53, new Rule("rule", new Trigger.DnsName(AULNET), forge));
    udpOnly.open();
    assertThat(udpOnly.say(framed).onward()).isPresent();
  }

  @Test
  void hijack_answersInTheNameOfWhoeverWasAsked() throws Exception {
    var trigger = new Trigger.Service(Trigger.Transport.UDP, 53);
    Wire wire = new Wire(53, new Rule("rule", trigger, new Action.Divert(LIAR)));
    Packet led = wire.ask("sau.example", 3).onward().orElseThrow();
    assertThat(UdpDatagram.in(led).orElseThrow().destination()).isEqualTo(LIAR);
    Packet seen = wire.reply(LIAR, Wire.query("sau.example", 3)).onward().orElseThrow();
    assertThat(UdpDatagram.in(seen).orElseThrow().source()).isEqualTo(RESOLVER);
  }

  @Test
  void service_isOnePortOfOneTransport() {
    var trigger = new Trigger.Service(Trigger.Transport.UDP, 443);
    Wire wire = new Wire(443, new Rule("rule", trigger, new Action.Drop()));
    assertThat(wire.datagram(QUIC, new byte[1200])).isEqualTo(Passage.drop());
    assertThat(wire.datagram(QUIC, new byte[1200])).isEqualTo(Passage.drop());
    assertThat(wire.datagram(new Endpoint(SERVER, 444), new byte[9]).onward()).isPresent();
    assertThat(wire.open().onward()).isPresent();
    assertThat(wire.censor.hits()).isEqualTo(Map.of("rule", 1L));
  }

  @Test
  void quicServerName_cutsTheFlowOnceItIsRead() throws Exception {
    byte[] hello = TestInitial.handshake("aulnet.example");
    Wire wire = quic();
    assertThat(wire.datagram(QUIC, TestInitial.carrying(hello, 0, hello.length, 2)))
        .isEqualTo(Passage.drop());
    assertThat(wire.datagram(QUIC, new byte[50])).isEqualTo(Passage.drop());
    assertThat(wire.reply(QUIC, new byte[50])).isEqualTo(Passage.drop());

    byte[] other = TestInitial.handshake("sau.example");
    wire.open();
    assertThat(wire.datagram(QUIC, TestInitial.carrying(other, 0, other.length, 2)).onward())
        .isPresent();
    assertThat(wire.reply(QUIC, new byte[50]).onward()).isPresent();
  }

  @Test
  void quicHelloInTwoInitials_isPutTogetherInAnyOrder() throws Exception {
    byte[] hello = TestInitial.handshake("aulnet.example");
    byte[] first = TestInitial.carrying(hello, 0, 100, 1);
    byte[] second = TestInitial.carrying(hello, 100, hello.length, 2);
    for (var order : List.of(List.of(first, second), List.of(second, first))) {
      Wire wire = quic();
      assertThat(wire.datagram(QUIC, order.get(0)).onward()).isPresent();
      assertThat(wire.datagram(QUIC, order.get(1))).isEqualTo(Passage.drop());
    }
  }

  private static Wire dns(Action action) {
    return new Wire(53, new Rule("rule", new Trigger.DnsName(AULNET), action));
  }

  private static Wire quic() {
    return new Wire(443, new Rule("rule", new Trigger.QuicServerName(AULNET), new Action.Drop()));
  }
}
