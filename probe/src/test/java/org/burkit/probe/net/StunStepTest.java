package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.StunBinding;
import org.burkit.model.StunRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class StunStepTest {
  private final DatagramCount count = new DatagramCount();
  private final StunStep step = new StunStep(count);

  @Test
  void answer_isSuccess_andNothingOfItIsKept() throws Exception {
    try (var peer = new StunPeer(StunPeer.ANSWERING)) {
      StunBinding binding = bind(peer.port(), StunRequest.WINDOW);

      assertThat(binding.failure()).isEmpty();
      assertThat(binding.address()).isEqualTo(Endpoint.of("127.0.0.1", peer.port()));
      assertThat(binding.trace().tags()).containsExactly("depth=0");
      assertThat(binding.toString()).doesNotContain("192.0.2.7");
    }
  }

  @Test
  void ownAddress_isWhatTheServerSaysInEitherForm() throws Exception {
    try (var plain = new StunPeer(StunPeer.ANSWERING);
        var masked = new StunPeer((request, _) -> List.of(StunPeer.masked(request)))) {
      assertThat(ownAddress(plain.port())).isEqualTo(Addresses.parse("192.0.2.7"));
      assertThat(ownAddress(masked.port())).isEqualTo(Addresses.parse("192.0.2.7"));
    }
  }

  @Test
  void ownAddress_isUnknownWhereTheAnswerIsCutOrMissing() throws Exception {
    try (var cut = new StunPeer((request, _) -> List.of(StunPeer.cut(request)));
        var silent = new StunPeer(StunPeer.SILENT)) {
      assertThat(ownAddress(cut.port())).isEmpty();
      assertThat(ownAddress(silent.port())).isEmpty();
    }
  }

  private Optional<InetAddress> ownAddress(int port) {
    return step.ownAddress(Peer.loopback(), port, Deadline.in(Duration.ofMillis(900)));
  }

  @Test
  void requestThatIsLost_isSentAgain() throws Exception {
    try (var peer =
        new StunPeer((request, n) -> n == 1 ? List.of() : StunPeer.ANSWERING.answer(request, n))) {
      assertThat(bind(peer.port(), StunRequest.WINDOW).failure()).isEmpty();
      assertThat(peer.requests()).isEqualTo(2);
    }
  }

  @Test
  void silence_isATimeout_afterAllRequestsOfTheWindow() throws Exception {
    try (var peer = new StunPeer(StunPeer.SILENT)) {
      assertThat(bind(peer.port(), StunRequest.WINDOW).failure())
          .contains(Failure.of(FailureKind.TIMEOUT));
      assertThat(peer.requests()).isEqualTo(StunRequest.SENT_AT.size());
    }
  }

  @Test
  void strangersAnswers_areNone_howeverMany() throws Exception {
    byte[] junk = StunPeer.success(new byte[20]);
    try (var peer = new StunPeer((_, _) -> Collections.nCopies(1_000, junk))) {
      assertThat(bind(peer.port(), Duration.ofMillis(900)).failure())
          .contains(Failure.of(FailureKind.TIMEOUT));
    }
  }

  @Test
  void genuineAnswerBehindAStrangers_counts() throws Exception {
    try (var peer =
        new StunPeer(
            (request, _) -> List.of(StunPeer.success(new byte[20]), StunPeer.success(request)))) {
      assertThat(bind(peer.port(), StunRequest.WINDOW).failure()).isEmpty();
    }
  }

  @Test
  void closedPort_isRefused() throws Exception {
    assertThat(bind(closedPort(), StunRequest.WINDOW).failure())
        .contains(Failure.of(FailureKind.CONNECTION_REFUSED));
  }

  private static int closedPort() throws IOException {
    try (var peer = new StunPeer(StunPeer.SILENT)) {
      return peer.port();
    }
  }

  private StunBinding bind(int port, Duration patience) {
    Step at = new Step(Stopwatch.start(), 1, List.of("depth=0"));
    return step.bind(Peer.loopback(), port, at, Deadline.in(patience));
  }
}
