package org.burkit.lab.censor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.censor.Wire.AULNET;
import static org.burkit.lab.censor.Wire.NOW;
import static org.burkit.lab.censor.Wire.SERVER;
import static org.burkit.lab.censor.Wire.SERVER_SEQ;
import static org.burkit.lab.censor.Wire.segment;
import static org.burkit.lab.packet.TcpSegment.FIN;
import static org.burkit.lab.packet.TcpSegment.RST;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.TestHello;
import org.junit.jupiter.api.Test;

/** What each technique does to a TCP connection, packet by packet. */
class TcpTechniquesTest {

  @Test
  void resetToClientAlone_letsEverythingGenuinePass() throws Exception {
    Wire wire = Wire.tls(new Action.ResetClient());
    wire.open();
    Passage passage = wire.say(hello());
    assertThat(segment(passage.toClient().getFirst()).has(RST)).isTrue();
    assertThat(passage.toServer()).isEmpty();
    assertThat(passage.onward()).isPresent();
    assertThat(wire.hear(0, 100).onward()).isPresent();
  }

  @Test
  void close_isAFinWithoutData() throws Exception {
    Wire wire = Wire.tls(new Action.Close());
    wire.open();
    Passage passage = wire.say(hello());
    TcpSegment fin = segment(passage.toClient().getFirst());
    assertThat(fin.has(FIN)).isTrue();
    assertThat(fin.has(RST)).isFalse();
    assertThat(fin.dataLength()).isZero();
    assertThat(segment(passage.toServer().getFirst()).has(RST)).isTrue();
    assertThat(wire.hear(0, 100)).isEqualTo(Passage.drop());
  }

  @Test
  void alert_isFatalAndOfTheGivenKind() throws Exception {
    Wire wire = Wire.tls(new Action.Alert(Action.Alert.UNRECOGNIZED_NAME));
    wire.open();
    TcpSegment alert = segment(wire.say(hello()).toClient().getFirst());
    assertThat(alert.data()).containsExactly(21, 3, 3, 0, 2, 2, 112);
    assertThat(alert.has(FIN)).isTrue();
  }

  @Test
  void mute_swallowsTheServerOnly() throws Exception {
    Wire wire = Wire.tls(new Action.Mute());
    wire.open();
    assertThat(wire.hear(0, 0).onward()).isPresent();
    assertThat(wire.say(hello()).onward()).isPresent();
    assertThat(wire.hear(0, 1400)).isEqualTo(Passage.drop());
    assertThat(wire.say(2000, new byte[10]).onward()).isPresent();
  }

  @Test
  void freeze_comesAfterItsBytesAndIsSilence() throws Exception {
    Wire wire = Wire.tls(new Action.Freeze(3000));
    wire.open();
    wire.say(hello());
    assertThat(wire.hear(0, 1400).onward()).isPresent();
    assertThat(wire.hear(1400, 1400).onward()).isPresent();
    assertThat(wire.hear(2800, 1400)).isEqualTo(Passage.drop());
    assertThat(wire.hear(2800, 10)).isEqualTo(Passage.drop());
    assertThat(wire.say(2000, new byte[10])).isEqualTo(Passage.drop());
  }

  @Test
  void resetInMidBody_hasNumbersThatBothEndsAccept() {
    Wire wire = Wire.http(new Action.ResetLater(1000));
    wire.open();
    wire.say(get("aulnet.example"));
    assertThat(wire.hear(0, 900).onward()).isPresent();
    Passage passage = wire.hear(900, 900);
    assertThat(passage.onward()).isEmpty();
    TcpSegment toClient = segment(passage.toClient().getFirst());
    assertThat(toClient.has(RST)).isTrue();
    assertThat(toClient.seq()).isEqualTo(SERVER_SEQ + 900);
    assertThat(segment(passage.toServer().getFirst()).seq()).isEqualTo(Wire.CLIENT_SEQ);
  }

  @Test
  void shaping_spacesPacketsByTheRateAndLosesWhatWouldWaitTooLong() throws Exception {
    Wire wire = Wire.tls(new Action.Shape(10_000));
    wire.open();
    wire.say(hello());
    assertThat(wire.hear(0, 960).held()).isEqualTo(Duration.ofMillis(100)); // 1000 with headers
    assertThat(wire.hear(960, 960).held()).isEqualTo(Duration.ofMillis(200));
    wire.at(NOW.plusMillis(150));
    assertThat(wire.hear(1920, 960).held()).isEqualTo(Duration.ofMillis(150));
    long passed = 0;
    for (int i = 0; i < 100; i++) {
      passed += wire.hear(2880, 960).onward().isPresent() ? 1 : 0;
    }
    assertThat(passed).isBetween(20L, 40L);
    wire.at(NOW.plusSeconds(60));
    assertThat(wire.hear(2880, 960).held()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void loss_takesItsPartOfTheServersPacketsBySeed() throws Exception {
    List<Boolean> passed = passedOf1000(3);
    assertThat(passed.stream().filter(p -> p).count()).isBetween(550L, 650L);
    assertThat(passedOf1000(3)).isEqualTo(passed);
    assertThat(passedOf1000(4)).isNotEqualTo(passed);
  }

  private static List<Boolean> passedOf1000(long seed) throws Exception {
    Rule rule = new Rule("rule", new Trigger.TlsServerName(AULNET), new Action.Lose(0.4));
    Wire wire = new Wire(443, rule, Forgery.PLAIN, new Seed(seed));
    wire.open();
    wire.say(hello());
    return IntStream.range(0, 1000).mapToObj(i -> wire.hear(i, 1).onward().isPresent()).toList();
  }

  @Test
  void lookingAtSinglePackets_missesASplitHello() throws Exception {
    var trigger = new Trigger.TlsServerName(AULNET, Trigger.Sight.PACKET);
    Wire wire = new Wire(443, new Rule("rule", trigger, new Action.Drop()));
    byte[] hello = hello();
    wire.open();
    assertThat(wire.say(hello)).isEqualTo(Passage.drop());
    wire.open();
    assertThat(wire.say(Arrays.copyOf(hello, 40)).onward()).isPresent();
    assertThat(wire.say(40, Arrays.copyOfRange(hello, 40, hello.length)).onward()).isPresent();
    assertThat(wire.hear(0, 100).onward()).isPresent();
  }

  @Test
  void httpHost_isFoundInOddCaseInASecondSegmentAndInTheRequestLine() {
    for (String request :
        new String[] {
          "GET / HTTP/1.1\r\nhOsT:aulNET.example:80\r\n\r\n",
          "GET http://aulnet.example/x HTTP/1.1\r\nHost: sau.example\r\n\r\n",
          "GET http://aulnet.example:80 HTTP/1.1\r\n\r\n"
        }) {
      Wire wire = Wire.http(new Action.Drop());
      wire.open();
      assertThat(wire.say(request.getBytes(US_ASCII))).as(request).isEqualTo(Passage.drop());
    }
    Wire wire = Wire.http(new Action.Drop());
    byte[] request = get("aulnet.example");
    wire.open();
    assertThat(wire.say(Arrays.copyOf(request, 20)).onward()).isPresent();
    assertThat(wire.say(20, Arrays.copyOfRange(request, 20, request.length)))
        .isEqualTo(Passage.drop());
    wire.open();
    byte[] innocent = get("sau.example/?q=aulnet.example");
    assertThat(wire.say(innocent).onward()).isPresent();
  }

  @Test
  void redirect_leadsToTheNotice() {
    Wire wire = Wire.http(new Action.Respond(HttpResponse.redirect("http://notice.example/")));
    wire.open();
    TcpSegment answer = segment(wire.say(get("aulnet.example")).toClient().getFirst());
    assertThat(new String(answer.data(), US_ASCII))
        .isEqualTo(
            "HTTP/1.1 302 Found\r\nLocation: http://notice.example/\r\nConnection: close\r\n"
                + "Content-Length: 0\r\n\r\n");
  }

  @Test
  void resetOnSyn_refusesTheConnection() {
    Wire wire = new Wire(443, new Rule("rule", new Trigger.Address(SERVER), new Action.Reset()));
    TcpSegment reset = segment(wire.open().toClient().getFirst());
    assertThat(reset.has(RST)).isTrue();
    assertThat(reset.ack()).isEqualTo(Wire.CLIENT_SEQ);
  }

  @Test
  void prohibition_isIcmpFromTheRouterForEachTry() {
    Wire wire = new Wire(443, new Rule("rule", new Trigger.Address(SERVER), new Action.Prohibit()));
    for (Passage passage : new Passage[] {wire.open(), wire.syn()}) {
      Packet icmp = passage.toClient().getFirst();
      assertThat(icmp.protocol()).isEqualTo(Packet.ICMP);
      assertThat(icmp.source()).isEqualTo(Wire.BORDER.four());
      assertThat(icmp.bytes()[20]).isEqualTo((byte) 3);
      assertThat(icmp.bytes()[21]).isEqualTo((byte) 13);
      assertThat(passage.onward()).isEmpty();
    }
    assertThat(wire.censor.hits()).containsEntry("rule", 1L);
  }

  @Test
  void shutdown_swallowsAlsoWhatHadBegun() {
    Rule rule =
        new Rule("rule", new Trigger.Everything(), new Action.Drop())
            .when(new When.Since(NOW.plusSeconds(10)));
    Wire wire = new Wire(443, rule);
    assertThat(wire.open().onward()).isPresent();
    wire.at(NOW.plusSeconds(10));
    assertThat(wire.say(new byte[10])).isEqualTo(Passage.drop());
    assertThat(wire.hear(0, 10)).isEqualTo(Passage.drop());
  }

  @Test
  void residualBlock_keepsThePairApartForItsTime() throws Exception {
    Rule rule =
        new Rule("rule", new Trigger.TlsServerName(AULNET), new Action.Reset())
            .withResidual(Duration.ofSeconds(60));
    Wire wire = new Wire(443, rule);
    wire.open();
    wire.say(TestHello.naming("sau.example"));
    assertThat(wire.open().onward()).isPresent();
    wire.say(hello());
    wire.at(NOW.plusSeconds(59));
    assertThat(wire.open()).isEqualTo(Passage.drop());
    assertThat(wire.hear(0, 1)).isEqualTo(Passage.drop());
    wire.at(NOW.plusSeconds(60));
    assertThat(wire.open().onward()).isPresent();
  }

  @Test
  void share_isDecidedOncePerConnection() {
    Rule rule =
        new Rule("rule", new Trigger.Address(SERVER), new Action.Drop()).when(new When.Share(0.5));
    Wire wire = new Wire(443, rule);
    int dropped = 0;
    for (int i = 0; i < 200; i++) {
      Passage first = wire.open();
      assertThat(wire.syn()).isEqualTo(first);
      dropped += first.onward().isPresent() ? 0 : 1;
    }
    assertThat(dropped).isBetween(75, 125);
  }

  @Test
  void forgery_isWhatItIsSetTo() throws Exception {
    Rule rule = new Rule("rule", new Trigger.TlsServerName(AULNET), new Action.Reset());
    Wire wire = new Wire(443, rule, new Forgery(117, 54_321, 1234), new Seed(1));
    wire.open();
    Passage passage = wire.say(hello());
    for (Packet forged :
        new Packet[] {passage.toClient().getFirst(), passage.toServer().getFirst()}) {
      assertThat(forged.ttl()).isEqualTo(117);
      assertThat(forged.identification()).isEqualTo(54_321);
      assertThat(segment(forged).window()).isEqualTo(1234);
    }
  }

  private static byte[] hello() throws Exception {
    return TestHello.naming("aulnet.example");
  }

  private static byte[] get(String host) {
    return ("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(US_ASCII);
  }
}
