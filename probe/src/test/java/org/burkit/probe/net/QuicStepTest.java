package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.QuicHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class QuicStepTest {
  private static final String NAME = "sau.example";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    assertThat(network.speaksQuic()).isTrue();
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void validChain_isWholeAndThePageComes() throws Exception {
    try (var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.answering("<title>Sau</title>"));
        QuicConnection connection = connect(peer.port(), NAME)) {
      QuicHandshake handshake = connection.observation();
      Page page = get(connection, PATIENCE);

      assertThat(handshake.failure()).isEmpty();
      assertThat(handshake.serverName()).isEqualTo(NAME);
      assertThat(handshake.alpn()).isEqualTo("h3");
      assertThat(handshake.address()).isEqualTo("127.0.0.1:" + peer.port());
      assertThat(handshake.peerCertificates()).hasSize(2);
      HttpExchange exchange = page.exchange();
      assertThat(exchange.failure()).isEmpty();
      assertThat(exchange.response().orElseThrow().code()).isEqualTo(200);
      assertThat(exchange.response().orElseThrow().title()).contains("Sau");
      assertThat(exchange.overQuic()).isTrue();
      assertThat(peer.requests()).containsExactly("GET /news?page=1 " + NAME);
    }
  }

  @Test
  void secondHandshake_showsTheChainAgain() throws Exception {
    try (var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.SILENT)) {
      connect(peer.port(), NAME).close();
      try (QuicConnection again = connect(peer.port(), NAME)) {
        assertThat(again.observation().peerCertificates()).hasSize(2);
      }
    }
  }

  @Test
  void unknownRoot_isUnknownAuthorityWithChainKeptAndNothingSent() throws Exception {
    try (var peer = QuicPeer.http3(unknown.keysFor(NAME), QuicPeer.SILENT);
        QuicConnection connection = connect(peer.port(), NAME)) {
      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.observation().failure())
          .contains(Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY));
      assertThat(connection.observation().peerCertificates()).hasSize(2);
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void otherName_isInvalidHostname() throws Exception {
    try (var peer = QuicPeer.http3(known.keysFor("other.example"), QuicPeer.SILENT)) {
      assertThat(connect(peer.port(), NAME).observation().failure())
          .contains(Failure.of(FailureKind.TLS_INVALID_HOSTNAME));
    }
  }

  @Test
  void serverWithoutHttp3_isAnAlert() throws Exception {
    try (var peer = QuicPeer.speaking("doq", known.keysFor(NAME))) {
      QuicHandshake handshake = connect(peer.port(), NAME).observation();

      assertThat(handshake.failure()).contains(Failure.of(FailureKind.TLS_HANDSHAKE));
      assertThat(handshake.extra().get("x_tls_alert").asText()).isEqualTo("120");
    }
  }

  @Test
  void silentPort_isTimeout() throws Exception {
    try (var silent = new DatagramSocket(new InetSocketAddress(Peer.loopback(), 0))) {
      QuicHandshake handshake =
          network
              .quic(
                  Peer.loopback(),
                  silent.getLocalPort(),
                  NAME,
                  step(),
                  Deadline.in(Duration.ofMillis(400)))
              .observation();

      assertThat(handshake.failure()).contains(Failure.of(FailureKind.TIMEOUT));
    }
  }

  @Test
  void closedPort_isConnectionRefusedBeforeTheDeadline() throws Exception {
    int port;
    try (var gone = new DatagramSocket(new InetSocketAddress(Peer.loopback(), 0))) {
      port = gone.getLocalPort();
    }

    assertThat(connect(port, NAME).observation().failure())
        .contains(Failure.of(FailureKind.CONNECTION_REFUSED));
  }

  @Test
  void silenceAfterTheRequest_isTimeout() throws Exception {
    try (var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.SILENT);
        QuicConnection connection = connect(peer.port(), NAME)) {
      HttpExchange exchange = get(connection, Duration.ofMillis(300)).exchange();

      assertThat(exchange.failure()).contains(Failure.of(FailureKind.TIMEOUT));
      assertThat(exchange.response()).isEmpty();
    }
  }

  @Test
  void connectionClosedByQuicAfterTheRequest_isReset() throws Exception {
    try (var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.closing(false, 0x1));
        QuicConnection connection = connect(peer.port(), NAME)) {
      assertThat(get(connection, PATIENCE).exchange().failure())
          .contains(Failure.of(FailureKind.CONNECTION_RESET));
    }
  }

  @Test
  void connectionClosedByHttp3AfterTheRequest_isEof() throws Exception {
    try (var peer = QuicPeer.http3(known.keysFor(NAME), QuicPeer.closing(true, 0x100));
        QuicConnection connection = connect(peer.port(), NAME)) {
      assertThat(get(connection, PATIENCE).exchange().failure())
          .contains(Failure.of(FailureKind.EOF));
    }
  }

  private static Page get(QuicConnection connection, Duration patience)
      throws InterruptedException {
    URI url = URI.create("https://" + NAME + "/news?page=1");
    return connection.get(url, step(), Deadline.in(patience));
  }

  private QuicConnection connect(int port, String name) throws InterruptedException {
    return network.quic(Peer.loopback(), port, name, step(), Deadline.in(PATIENCE));
  }

  private static Step step() {
    return new Step(Stopwatch.start(), 7, List.of("depth=0"));
  }
}
