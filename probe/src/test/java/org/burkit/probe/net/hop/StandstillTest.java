package org.burkit.probe.net.hop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Certificates;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class StandstillTest {
  private static final URI PAGE = URI.create("https://site.example/");

  /** Sends some kilobytes, and whatever it is asked then one byte. */
  private static final Peer.Conduct FREEZING =
      (socket, _) -> {
        assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
        socket.getOutputStream().write(new byte[16_000]);
        assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
        socket.getOutputStream().write(21);
      };

  @Test
  void securePageThatStopsComing_isAskedForAgain_unlessAnotherServesIt() throws Exception {
    Assumptions.assumeTrue(HopTracer.here().isPresent(), "needs 64-bit Linux");
    Certificates known = new Certificates("Known Root");
    Certificates unknown = new Certificates("State Root");
    try (Network network =
            new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(50));
        Peer genuine = Peer.tls(known.serverFor("site.example"), FREEZING);
        Peer impostor = Peer.tls(unknown.serverFor("site.example"), FREEZING);
        Peer another = Peer.tls(known.serverFor("other.example"), FREEZING)) {
      assertThat(trace(network, genuine)).extracting(HopStep::came).containsExactly(Came.ANSWER);
      assertThat(trace(network, impostor)).isEmpty();
      assertThat(trace(network, another)).isEmpty();
    }
  }

  private static List<HopStep> trace(Network network, Peer peer) throws Exception {
    var to = new InetSocketAddress(Addresses.parse("127.0.0.1").orElseThrow(), peer.port());
    return HopTracer.here()
        .orElseThrow()
        .standstill(to, Optional.of(network.engine("site.example")), PAGE, 1);
  }
}
