package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.PeerCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class TlsStepTest {
  private static final String NAME = "sau.example";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static Certificates known;
  private static Certificates unknown;

  private Network network;

  @BeforeAll
  static void authorities() throws Exception {
    known = new Certificates("Known Root");
    unknown = new Certificates("State Root");
  }

  @BeforeEach
  void open() {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(100));
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void validChain_isWholeAndWithoutFailure() throws Exception {
    try (var peer = Peer.tls(known.serverFor(NAME), Peer.SILENT)) {
      TlsHandshake handshake = handshake(peer, NAME);

      assertThat(handshake.failure()).isEmpty();
      assertThat(handshake.serverName()).isEqualTo(NAME);
      assertThat(handshake.tlsVersion()).isEqualTo("TLSv1.3");
      assertThat(handshake.cipherSuite()).startsWith("TLS_");
      assertThat(handshake.address()).isEqualTo("127.0.0.1:" + peer.port());
      assertThat(handshake.peerCertificates())
          .hasSize(2)
          .last()
          .isEqualTo(PeerCertificate.of(known.root().getEncoded()));
    }
  }

  @Test
  void unknownRoot_isUnknownAuthorityWithChainKeptAndNothingSent() throws Exception {
    try (var peer = Peer.tls(unknown.serverFor(NAME), Peer.SILENT);
        Connection connection = connect(peer)) {
      TlsHandshake handshake = connection.handshake(NAME, step(), Deadline.in(PATIENCE));
      Page page =
          connection.get(URI.create("https://" + NAME + "/"), step(), Deadline.in(PATIENCE));

      assertThat(handshake.failure()).contains(Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY));
      assertThat(handshake.peerCertificates()).hasSize(2);
      assertThat(page.exchange().response()).isEmpty();
      assertThat(page.exchange().failure()).isPresent();
    }
  }

  @Test
  void otherName_isInvalidHostname() throws Exception {
    try (var peer = Peer.tls(known.serverFor("other.example"), Peer.SILENT)) {
      assertFails(peer, FailureKind.TLS_INVALID_HOSTNAME);
    }
  }

  @Test
  void expired_isInvalidCertificateWithChainKept() throws Exception {
    try (var peer = Peer.tls(known.expiredFor(NAME), Peer.SILENT)) {
      TlsHandshake handshake = handshake(peer, NAME);

      assertThat(handshake.failure()).contains(Failure.of(FailureKind.TLS_INVALID_CERTIFICATE));
      assertThat(handshake.peerCertificates()).hasSize(2);
    }
  }

  @Test
  void resetAfterClientHello_isReset() throws Exception {
    try (var peer = Peer.tcp(Peer.RESET)) {
      assertFails(peer, FailureKind.CONNECTION_RESET);
    }
  }

  @Test
  void endAfterClientHello_isEof() throws Exception {
    try (var peer = Peer.tcp(Peer.END)) {
      assertFails(peer, FailureKind.EOF);
    }
  }

  @Test
  void endBeforeClientHello_isEofOrReset() throws Exception {
    try (var peer = Peer.tcp((socket, number) -> {})) {
      assertThat(handshake(peer, NAME).failure().orElseThrow().kind())
          .isIn(FailureKind.EOF, FailureKind.CONNECTION_RESET);
    }
  }

  @Test
  void silence_isTimeout() throws Exception {
    try (var peer = Peer.tcp(Peer.SILENT);
        Connection connection = connect(peer)) {
      TlsHandshake handshake =
          connection.handshake(NAME, step(), Deadline.in(Duration.ofMillis(300)));

      assertThat(handshake.failure()).contains(Failure.of(FailureKind.TIMEOUT));
      assertThat(handshake.peerCertificates()).isEmpty();
    }
  }

  @Test
  void alertInClear_isFailedHandshakeWithItsNumber() throws Exception {
    byte[] unrecognizedName = HexFormat.of().parseHex("15030300020270");
    try (var peer = answering(unrecognizedName)) {
      TlsHandshake handshake = handshake(peer, NAME);

      assertThat(handshake.failure()).contains(Failure.of(FailureKind.TLS_HANDSHAKE));
      assertThat(handshake.extra().get("x_tls_symptom").asText()).isEqualTo("alert");
      assertThat(handshake.extra().get("x_tls_alert").asText()).isEqualTo("112");
    }
  }

  @Test
  void httpInAnswerToTls_isPlaintext() throws Exception {
    try (var peer = answering("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes("US-ASCII"))) {
      TlsHandshake handshake = handshake(peer, NAME);

      assertThat(handshake.failure()).contains(Failure.of(FailureKind.TLS_HANDSHAKE));
      assertThat(handshake.extra().get("x_tls_symptom").asText()).isEqualTo("plaintext");
    }
  }

  @Test
  void secondHandshake_showsTheChainAgain() throws Exception {
    try (var peer = Peer.tls(known.serverFor(NAME), Peer.SILENT)) {
      handshake(peer, NAME);

      assertThat(handshake(peer, NAME).peerCertificates()).hasSize(2);
    }
  }

  @Test
  void literalAddress_sendsNoServerName() throws Exception {
    try (var peer = Peer.tls(known.serverFor(NAME), Peer.SILENT)) {
      assertThat(handshake(peer, "127.0.0.1").serverName()).isEmpty();
    }
  }

  @Test
  void withoutRoots_nothingIsTrusted() throws Exception {
    try (var nobody =
            new Network(List.<X509Certificate>of(), InstantSource.system(), Duration.ofMillis(1));
        var peer = Peer.tls(known.serverFor(NAME), Peer.SILENT);
        var connection =
            nobody.connect(Peer.loopback(), peer.port(), step(), Deadline.in(PATIENCE))) {
      assertThat(connection.handshake(NAME, step(), Deadline.in(PATIENCE)).failure())
          .contains(Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY));
    }
  }

  @Test
  void closedPort_isConnectionRefused() throws Exception {
    int port;
    try (var peer = Peer.tcp(Peer.SILENT)) {
      port = peer.port();
    }

    var connection = network.connect(Peer.loopback(), port, step(), Deadline.in(PATIENCE));

    assertThat(connection.isOpen()).isFalse();
    assertThat(connection.observation().failure())
        .contains(Failure.of(FailureKind.CONNECTION_REFUSED));
  }

  private void assertFails(Peer peer, FailureKind kind) throws Exception {
    assertThat(handshake(peer, NAME).failure()).contains(Failure.of(kind));
  }

  private TlsHandshake handshake(Peer peer, String name) throws InterruptedException {
    try (Connection connection = connect(peer)) {
      return connection.handshake(name, step(), Deadline.in(PATIENCE));
    }
  }

  private Connection connect(Peer peer) throws InterruptedException {
    return network.connect(Peer.loopback(), peer.port(), step(), Deadline.in(PATIENCE));
  }

  private static Peer answering(byte[] bytes) throws IOException {
    return Peer.tcp((socket, number) -> {
      Peer.readSome(socket);
      socket.getOutputStream().write(bytes);
      Peer.drain(socket);
    });
  }

  private static Step step() {
    return new Step(Stopwatch.start(), 7, List.of("depth=0"));
  }
}
