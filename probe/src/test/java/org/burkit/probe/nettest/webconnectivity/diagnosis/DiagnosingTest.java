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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.burkit.model.Diagnosis;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
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
import org.burkit.probe.nettest.Redactor;
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

  private List<Diagnosis> diagnose(int port) throws Exception {
    return diagnose(port, Duration.ofMinutes(2));
  }

  private List<Diagnosis> diagnose(int port, Duration time) throws Exception {
    try (Network network = new Network(List.of(), InstantSource.system(), Duration.ofMillis(50));
        NameServer names =
            new NameServer((question, _) -> List.of(NameServer.answer(question, "127.0.0.1")))) {
      Dns dns = network.udpDns("system", List.of(names.address()));
      Observed seen =
          seen(
              control(null), List.of(handshake("127.0.0.1:" + port, FailureKind.CONNECTION_RESET)));
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
        new Redactor(Set.of()),
        Patience.of(Duration.ofSeconds(2)),
        rests::incrementAndGet,
        QuicPlan.WHERE_OFFERED,
        ip -> true,
        false,
        List.of("https://neutral.example/"),
        Optional.empty(),
        InstantSource.system());
  }

  private static String hello(Socket socket) throws IOException {
    byte[] bytes = new byte[8192];
    int length = socket.getInputStream().read(bytes);
    return new String(bytes, 0, Math.max(0, length), ISO_8859_1);
  }
}
