package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.PageText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that mean harm: none may hold the probe beyond its patience, nor make it keep more than a
 * bound. What they could send before they were cut off is counted, not timed.
 */
@ExtendWith(NoLeaks.class)
class HostileServersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What may lie in the buffers of both systems beside what the probe took. */
  private static final long IN_BUFFERS = 12 << 20;

  private static final byte[] EMPTY_HANDSHAKE_RECORD = {22, 3, 3, 0, 0};

  private final Harm harm = new Harm();
  private Network network;

  @BeforeEach
  void open() {
    network = new Network(List.of(), InstantSource.system(), Duration.ofMillis(100));
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void endlessHeaders_areCutOff() throws Exception {
    Page page = get(harm.endless("HTTP/1.1 200 OK\r\n", "X-Header: " + "x".repeat(1000) + "\r\n"));

    assertThat(page.exchange().failure())
        .contains(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
    assertThat(page.exchange().response()).isEmpty();
    assertThat(harm.sent()).isLessThan(IN_BUFFERS);
  }

  @Test
  void endlessStatusLine_isCutOff() throws Exception {
    Page page = get(harm.endless("HTTP/1.1 200 ", "O".repeat(1000)));

    assertThat(page.exchange().failure())
        .contains(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
    assertThat(harm.sent()).isLessThan(IN_BUFFERS);
  }

  @Test
  void endlessInterimResponses_areCutOff() throws Exception {
    Page page = get(harm.endless("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(40)));

    assertThat(page.exchange().failure())
        .contains(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
    assertThat(harm.sent()).isLessThan(IN_BUFFERS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Transfer-Encoding: chunked\r\n", "Content-Length: 999999999\r\n"})
  void endlessBody_isCutAtOneMebibyte(String header) throws Exception {
    String part = header.startsWith("Transfer") ? "400\r\n" + "x".repeat(1024) + "\r\n" : "x";
    Page page =
        get(
            harm.endless(
                "HTTP/1.1 200 OK\r\n" + header + "\r\n", part.repeat(1024 / part.length() + 1)));
    HttpResponse response = page.exchange().response().orElseThrow();

    assertThat(response.bodyLength()).isEqualTo(ResponseReader.MAX_BODY);
    assertThat(response.truncated()).isTrue();
    assertThat(page.text()).hasSize(PageText.LONGEST);
    assertThat(harm.sent()).isLessThan(IN_BUFFERS);
  }

  @Test
  void oneByteAtATime_endsWithThePatience() throws Exception {
    Page page = get(harm.dripping("H"), Duration.ofMillis(400));

    assertThat(page.exchange().failure()).contains(Failures.timeout());
    assertThat(page.exchange().response()).isEmpty();
  }

  @Test
  void emptyTlsRecords_areNoHandshake() throws Exception {
    TlsHandshake handshake =
        handshake((socket, number) -> {
          Peer.readSome(socket);
          harm.repeat(socket, EMPTY_HANDSHAKE_RECORD);
        });

    assertThat(handshake.failure()).contains(Failure.of(FailureKind.TLS_HANDSHAKE));
    assertThat(harm.sent()).isLessThan(Tap.MOST + IN_BUFFERS);
  }

  @Test
  void endlessHandshakeMessage_isCutOff() throws Exception {
    byte[] record = new byte[5 + 16 * 1024];
    record[0] = 22;
    record[1] = 3;
    record[2] = 3;
    record[3] = 0x40;
    record[5] = 2; // a ServerHello that says that it is 16 MiB long
    record[6] = (byte) 0xff;
    record[7] = (byte) 0xff;
    record[8] = (byte) 0xff;
    TlsHandshake handshake =
        handshake((socket, number) -> {
          Peer.readSome(socket);
          harm.repeat(socket, record);
        });

    assertThat(handshake.failure()).isPresent();
    assertThat(handshake.peerCertificates()).isEmpty();
    assertThat(harm.sent()).isLessThan(Tap.MOST + IN_BUFFERS);
  }

  @Test
  void hugeCertificateChain_isNoHandshake() throws Exception {
    Certificates authority = new Certificates("Endless Root");
    try (Peer peer = Peer.tls(authority.serverWithChainOf("azat.example", 200), Peer.SILENT)) {
      TlsHandshake handshake = handshake(peer);

      assertThat(handshake.failure()).isPresent();
      assertThat(handshake.peerCertificates()).hasSizeLessThan(200);
    }
  }

  private Page get(Peer.Conduct conduct) throws Exception {
    return get(conduct, PATIENCE);
  }

  private Page get(Peer.Conduct conduct, Duration patience) throws Exception {
    try (Peer peer = Peer.tcp(conduct);
        Connection connection = connect(peer)) {
      URI url = URI.create("http://azat.example:" + peer.port() + "/");
      return connection.get(url, step(), Deadline.in(patience));
    }
  }

  private TlsHandshake handshake(Peer.Conduct conduct) throws Exception {
    try (Peer peer = Peer.tcp(conduct)) {
      return handshake(peer);
    }
  }

  private TlsHandshake handshake(Peer peer) throws Exception {
    try (Connection connection = connect(peer)) {
      return connection.handshake("azat.example", step(), Deadline.in(PATIENCE));
    }
  }

  private Connection connect(Peer peer) throws InterruptedException {
    return network.connect(Peer.loopback(), peer.port(), step(), Deadline.in(PATIENCE));
  }

  private static Step step() {
    return new Step(Stopwatch.start(), 3, List.of("depth=0"));
  }
}
