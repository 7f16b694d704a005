package org.burkit.probe.net.hop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.RouterClass;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On loopback nothing dies on the way; what dies there is told by the lab's scenarios. */
@ExtendWith(NoLeaks.class)
class HopTracerTest {
  private static final Peer.Conduct ANSWERING =
      (socket, _) -> {
        assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
        socket.getOutputStream().write(21);
      };

  private HopTracer tracer;

  @BeforeEach
  void needsLinux() {
    Assumptions.assumeTrue(
        HopTracer.here().isPresent(), "packets with a limited life need 64-bit Linux");
    tracer = HopTracer.here().orElseThrow();
  }

  @Test
  void openPort_answersEverySyn() throws Exception {
    try (Peer peer = Peer.tcp(Peer.SILENT)) {
      assertThat(came(tracer.syn(at(peer.port()), 3)))
          .containsExactly(Came.ANSWER, Came.ANSWER, Came.ANSWER);
    }
  }

  @Test
  void closedPort_resetsEverySyn() throws Exception {
    int port;
    try (Peer peer = Peer.tcp(Peer.SILENT)) {
      port = peer.port();
    }

    assertThat(came(tracer.syn(at(port), 2))).containsExactly(Came.RESET, Came.RESET);
  }

  @Test
  void clientHello_isAnsweredResetOrEnded() throws Exception {
    try (Peer answering = Peer.tcp(ANSWERING);
        Peer resetting = Peer.tcp(Peer.RESET);
        Peer ending = Peer.tcp(Peer.END)) {
      assertThat(came(tracer.sni(at(answering.port()), "a.example", 1)))
          .containsExactly(Came.ANSWER);
      assertThat(came(tracer.sni(at(resetting.port()), "a.example", 1)))
          .containsExactly(Came.RESET);
      assertThat(came(tracer.sni(at(ending.port()), "a.example", 1))).containsExactly(Came.END);
    }
  }

  @Test
  void silentServer_isSilence() throws Exception {
    try (Peer peer = Peer.tcp(Peer.SILENT)) {
      assertThat(came(tracer.host(at(peer.port()), "a.example", 1))).containsExactly(Came.SILENCE);
    }
  }

  @Test
  void dnsQuestion_isAnswered() throws Exception {
    try (NameServer server =
        new NameServer((question, _) -> List.of(NameServer.answer(question, "192.0.2.1")))) {
      assertThat(came(tracer.dns(server.address(), "a.example", "A", 1)))
          .containsExactly(Came.ANSWER);
    }
  }

  @Test
  void pageThatStopsComing_isAskedForAgainOverTheSameConnection() throws Exception {
    try (Peer peer =
        Peer.tcp((socket, _) -> {
          assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
          socket.getOutputStream().write(new byte[16_000]);
          assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
          socket.getOutputStream().write(21);
        })) {
      assertThat(came(standstill(peer))).containsExactly(Came.ANSWER);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void pageThatEnds_orComesWithoutCeasing_hasNoStandstill() throws Exception {
    try (Peer ending = Peer.tcp(ANSWERING);
        Peer sending =
            Peer.tcp((socket, _) -> {
              assertThat(socket.getInputStream().read(new byte[8192])).isPositive();
              socket.getOutputStream().write(new byte[200_000]);
              assertThat(socket.getInputStream().read()).isNotZero();
            })) {
      assertThat(standstill(ending)).isEmpty();
      assertThat(standstill(sending)).isEmpty();
    }
  }

  private List<HopStep> standstill(Peer peer) throws Exception {
    URI page = URI.create("http://a.example/page?x");
    return tracer.standstill(at(peer.port()), Optional.empty(), page, 1);
  }

  @Test
  void nameThatCannotBeSaid_hasNoTrace() throws Exception {
    assertThat(tracer.sni(at(9), "", 1)).isEmpty();
  }

  @Test
  void routersAreToldApart_onlyByWhetherTheyArePublic() {
    assertThat(classOf("192.168.1.1")).isEqualTo(RouterClass.LOCAL);
    assertThat(classOf("100.64.0.1")).isEqualTo(RouterClass.LOCAL);
    assertThat(classOf("100.128.0.1")).isEqualTo(RouterClass.PUBLIC);
    assertThat(classOf("fd00::1")).isEqualTo(RouterClass.LOCAL);
    assertThat(classOf("2001:db8::1")).isEqualTo(RouterClass.PUBLIC);
  }

  private static RouterClass classOf(String ip) {
    return Trace.classOf(Addresses.parse(ip).orElseThrow());
  }

  private static InetSocketAddress at(int port) {
    InetAddress loopback = Addresses.parse("127.0.0.1").orElseThrow();
    return new InetSocketAddress(loopback, port);
  }

  private static List<Came> came(List<HopStep> steps) {
    return steps.stream().map(HopStep::came).toList();
  }
}
