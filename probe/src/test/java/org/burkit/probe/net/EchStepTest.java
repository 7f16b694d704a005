package org.burkit.probe.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import org.burkit.model.EchConfigs;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class EchStepTest {
  private static final String NAME = "qupia.example";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final EchPeer.Key KEY = EchPeer.Key.of(7);
  private static final EchPeer.Key LOST = EchPeer.Key.of(8);

  private static Certificates known;
  private static KeyManagerFactory both;

  private Network network;

  @BeforeAll
  static void authority() throws Exception {
    known = new Certificates("Known Root");
    both = known.keysFor(NAME + "," + EchPeer.COVER);
  }

  @BeforeEach
  void open() {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(100));
    assertThat(network.hidesNames()).isTrue();
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void hiddenName_isAnsweredForAndNeverOnTheWire() throws Exception {
    try (var peer = EchPeer.opening(both, KEY)) {
      HelloAnswer answer = hidden(peer, KEY.told());

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.rejected()).isFalse();
      assertThat(answer.chain()).hasSize(2);
      assertThat(answer.said()).isEqualTo(EchPeer.COVER);
      assertThat(peer.wire()).contains(EchPeer.COVER).doesNotContain("qupia");
    }
  }

  @Test
  void helloForOthersToSend_hidesTheNameAsWell_andFitsIntoOnePacket() {
    var hidden = new Greeting.Hidden(NAME, KEY.told());

    assertThat(network.hello(hidden)).hasSizeLessThan(1200);

    assertThat(new String(network.hello(hidden), ISO_8859_1))
        .contains(EchPeer.COVER)
        .doesNotContain("qupia");
    assertThat(new String(network.hello(new Greeting.Clear(NAME)), ISO_8859_1)).contains(NAME);
  }

  @Test
  void secondHello_hidesTheNameToo() throws Exception {
    try (var peer = EchPeer.askingTwice(both, KEY)) {
      HelloAnswer answer = hidden(peer, KEY.told());

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.rejected()).isFalse();
      assertThat(peer.wire().split(EchPeer.COVER, -1)).as("two ClientHellos").hasSize(3);
      assertThat(peer.wire()).doesNotContain("qupia");
    }
  }

  @Test
  void lostKey_isRejectedWithANewOne_whichOpens() throws Exception {
    try (var peer = EchPeer.opening(both, KEY)) {
      HelloAnswer rejected = hidden(peer, LOST.told());

      assertThat(rejected.rejected()).isTrue();
      assertThat(rejected.failure()).isEmpty();
      assertThat(rejected.anew()).contains(KEY.told());
      assertThat(hidden(peer, rejected.anew().orElseThrow()).rejected()).isFalse();
      assertThat(peer.wire()).doesNotContain("qupia");
    }
  }

  @Test
  void rejectionAfterASecondHello_saysNoName() throws Exception {
    try (var peer = EchPeer.askingTwice(both, KEY)) {
      assertThat(hidden(peer, LOST.told()).rejected()).isTrue();
      assertThat(peer.wire()).contains(EchPeer.COVER).doesNotContain("qupia");
    }
  }

  @Test
  void unawareServer_rejects_andTheNameIsNotSaidInstead() throws Exception {
    try (var peer = EchPeer.unaware(both)) {
      HelloAnswer answer = hidden(peer, KEY.told());

      assertThat(answer.rejected()).isTrue();
      assertThat(answer.anew()).isEmpty();
      assertThat(peer.connections()).isEqualTo(1);
      assertThat(peer.wire()).doesNotContain("qupia");
    }
  }

  @Test
  void rejectionByWhoIsNotTheCover_tellsOfNoNewKey() throws Exception {
    try (var peer = EchPeer.opening(known.keysFor("other.example"), KEY)) {
      HelloAnswer answer = hidden(peer, LOST.told());

      assertThat(answer.rejected()).isTrue();
      assertThat(answer.failure()).contains(Failure.of(FailureKind.TLS_INVALID_HOSTNAME));
      assertThat(answer.anew()).isEmpty();
    }
  }

  @Test
  void pretence_saysTheNameBesideAnExtensionThatIsNone() throws Exception {
    try (var peer = EchPeer.opening(both, KEY)) {
      HelloAnswer answer = greet(peer, new Greeting.Pretending(NAME));

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.rejected()).isFalse();
      assertThat(peer.wire()).contains(NAME).contains("\u00fe\r").doesNotContain(EchPeer.COVER);
    }
  }

  @Test
  void clearHello_hasNoSuchExtension() throws Exception {
    try (var peer = EchPeer.opening(both, KEY)) {
      assertThat(greet(peer, new Greeting.Clear(NAME)).failure()).isEmpty();
      assertThat(peer.wire()).contains(NAME).doesNotContain("\u00fe\r\u0000");
    }
  }

  @Test
  void silenceAndReset_areWhatTheyAre() throws Exception {
    EchConfigs configs = KEY.told();
    try (var silent = Peer.tcp(Peer.SILENT);
        var resetting = Peer.tcp(Peer.RESET)) {
      assertThat(greet(silent.port(), new Greeting.Hidden(NAME, configs), Duration.ofMillis(300)))
          .returns(true, a -> a.failure().equals(java.util.Optional.of(Failures.timeout())))
          .returns(List.of(), HelloAnswer::chain);
      assertThat(greet(resetting.port(), new Greeting.Hidden(NAME, configs), PATIENCE).failure())
          .contains(Failure.of(FailureKind.CONNECTION_RESET));
    }
  }

  @Test
  void configurationsThatCannotBeUsed_sendNothingAndBlameNobody() throws Exception {
    byte[] shortKey =
        HexFormat.of()
            .parseHex(
                "0025fe0d002107002000040a0b0c0d000400010001000d636f7665722e6578616d706c65000000");
    try (var peer = EchPeer.opening(both, KEY)) {
      HelloAnswer answer = hidden(peer, EchConfigs.of(shortKey).orElseThrow());

      assertThat(answer.failure()).contains(Failure.of(FailureKind.TLS_HANDSHAKE));
      assertThat(peer.wire()).isEmpty();
    }
  }

  @Test
  void guard_holdsBackWhatSaysTheName() {
    NameGuard guard = new NameGuard(NAME);
    EmbeddedChannel channel = new EmbeddedChannel(guard);

    assertThatThrownBy(() ->
            channel.writeOutbound(
                Unpooled.copiedBuffer(
                    "..\0\0\r" + NAME + "..", java.nio.charset.StandardCharsets.US_ASCII)))
        .hasMessageContaining("in clear");

    assertThat(guard.struck()).isTrue();
    assertThat(channel.isOpen()).isFalse();
    assertThat(channel.outboundMessages()).isEmpty();
  }

  private HelloAnswer hidden(EchPeer peer, EchConfigs configs) throws Exception {
    return greet(peer, new Greeting.Hidden(NAME, configs));
  }

  private HelloAnswer greet(EchPeer peer, Greeting greeting) throws Exception {
    return greet(peer.port(), greeting, PATIENCE);
  }

  private HelloAnswer greet(int port, Greeting greeting, Duration patience) throws Exception {
    Step step = new Step(Stopwatch.start(), 7, List.of());
    try (Connection connection =
        network.connect(Peer.loopback(), port, step, Deadline.in(PATIENCE))) {
      return connection.greet(greeting, Deadline.in(patience));
    }
  }
}
