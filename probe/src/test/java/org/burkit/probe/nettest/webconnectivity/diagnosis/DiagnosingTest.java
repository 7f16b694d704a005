package org.burkit.probe.nettest.webconnectivity.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.NAME;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.control;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.handshake;
import static org.burkit.probe.nettest.webconnectivity.diagnosis.Sightings.seen;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.burkit.model.Diagnosis;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation;
import org.burkit.model.References;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.Patience;
import org.burkit.probe.nettest.QuicPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class DiagnosingTest {
  /** unrecognized_name (RFC 6066 section 3): what a server says to names that are not its own. */
  private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 112};

  private final AtomicInteger rests = new AtomicInteger();

  /** Resets where the name is said; any other name meets a server that does not know it. */
  private static final Peer.Conduct RESETS_THE_NAME =
      (socket, _) -> {
        if (hello(socket).contains(NAME)) {
          socket.setSoLinger(true, 0);
        } else {
          socket.getOutputStream().write(ALERT);
        }
      };

  @Test
  void nameThatIsReset_isTriedFourTimesAndElsewhere() throws Exception {
    try (Peer peer = Peer.tcp(RESETS_THE_NAME)) {
      List<Diagnosis> all = diagnose(peer.port());

      assertThat(all)
          .extracting(Object::getClass)
          .containsExactly(
              Diagnosis.PairedName.class, Diagnosis.Sandwich.class, Diagnosis.NotAvailable.class);
      var paired = (Diagnosis.PairedName) all.getFirst();
      assertThat(paired.target().failure()).contains(Failure.of(FailureKind.CONNECTION_RESET));
      assertThat(paired.otherAddress().orElseThrow().failure())
          .contains(Failure.of(FailureKind.CONNECTION_RESET));
      assertThat(paired.neutralName().orElseThrow().failure())
          .contains(Failure.of(FailureKind.TLS_HANDSHAKE));
      assertThat(((Diagnosis.Sandwich) all.get(1)).tries()).hasSize(4);
      assertThat(rests).hasValue(1 + 2 + 3);
    }
  }

  @Test
  void budgetThatHasRunOut_costsNoConnection() throws Exception {
    try (Peer peer = Peer.tcp(RESETS_THE_NAME)) {
      List<Diagnosis> all = diagnose(peer.port(), Duration.ofMillis(10));

      assertThat(all).doesNotHaveAnyElementsOfTypes(Diagnosis.PairedName.class);
      assertThat(peer.connections()).isZero();
    }
  }

  @Test
  void hiddenNameThatIsReset_isTriedBetweenOthersInClear() throws Exception {
    try (Peer peer =
        Peer.tcp((socket, _) -> {
          if (hello(socket).contains("cover.example")) {
            socket.setSoLinger(true, 0);
          } else {
            socket.getOutputStream().write(ALERT);
          }
        })) {
      List<Diagnosis> all = hide(peer.port(), null);

      assertThat(all).singleElement().isInstanceOf(Diagnosis.HiddenName.class);
      var hidden = (Diagnosis.HiddenName) all.getFirst();
      assertThat(hidden.name()).isEqualTo(NAME);
      assertThat(hidden.tries())
          .extracting(Diagnosis.HelloTry::hello)
          .containsExactly(
              Diagnosis.Hello.HIDDEN,
              Diagnosis.Hello.HIDDEN,
              Diagnosis.Hello.CLEAR,
              Diagnosis.Hello.HIDDEN,
              Diagnosis.Hello.COVER,
              Diagnosis.Hello.GREASE);
      assertThat(hidden.tries().getFirst().attempt().name()).isEqualTo("cover.example");
      assertThat(hidden.tries().getFirst().attempt().failure())
          .contains(Failure.of(FailureKind.CONNECTION_RESET));
      assertThat(hidden.tries().get(2).attempt().name()).isEqualTo(NAME);
      assertThat(rests).hasValue(1);
    }
  }

  @Test
  void hiddenNameThatFailsAsTheClearOneDid_costsOneConnection() throws Exception {
    try (Peer peer = Peer.tcp(Peer.RESET)) {
      List<Diagnosis> all = hide(peer.port(), FailureKind.CONNECTION_RESET);

      var hidden = (Diagnosis.HiddenName) all.getFirst();
      assertThat(hidden.tries()).hasSize(1);
    }
  }

  /** What is made of a target whose name can be hidden. */
  private List<Diagnosis> hide(int port, @Nullable FailureKind inClear) throws Exception {
    return diagnose(
        List.of(
            Sightings.hideable("doh", "", Optional.empty()),
            Sightings.said("127.0.0.1:" + port, inClear)),
        Duration.ofMinutes(2));
  }

  private List<Diagnosis> diagnose(int port) throws Exception {
    return diagnose(port, Duration.ofMinutes(2));
  }

  private List<Diagnosis> diagnose(int port, Duration time) throws Exception {
    return diagnose(List.of(handshake("127.0.0.1:" + port, FailureKind.CONNECTION_RESET)), time);
  }

  private List<Diagnosis> diagnose(List<Observation> observations, Duration time) throws Exception {
    try (Network network = new Network(List.of(), InstantSource.system(), Duration.ofMillis(50));
        NameServer names =
            new NameServer((question, _) -> List.of(NameServer.answer(question, "127.0.0.1")))) {
      Dns dns = network.udpDns("system", List.of(names.address()));
      Observed seen = seen(control(null), observations);
      return Diagnosing.of(seen, instruments(network, dns), Deadline.in(time));
    }
  }

  private Instruments instruments(Network network, Dns dns) {
    return new Instruments(
        network,
        dns,
        dns,
        dns,
        dns,
        Optional.empty(),
        References.NONE,
        Patience.of(Duration.ofSeconds(2)),
        rests::incrementAndGet,
        QuicPlan.WHERE_OFFERED,
        ip -> true,
        _ -> true,
        false,
        List.of("https://neutral.example/"),
        List.of(),
        Optional.empty(),
        InstantSource.system());
  }

  private static String hello(Socket socket) throws IOException {
    byte[] bytes = new byte[8192];
    int length = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, length), ISO_8859_1);
  }
}
