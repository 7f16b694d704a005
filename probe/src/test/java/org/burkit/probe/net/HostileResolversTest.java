package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Resolvers over TLS and HTTPS that mean harm, as {@link HostileServersTest} has it of sites. */
@ExtendWith(NoLeaks.class)
class HostileResolversTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final int LARGEST_MESSAGE = 65_535;
  private static final long IN_BUFFERS = 12 << 20;
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/dns-message\r\n";

  private static Certificates authority;

  private final Harm harm = new Harm();
  private Network network;
  private NameServer bootstrap;

  @BeforeAll
  static void authority() throws Exception {
    authority = new Certificates("Root");
  }

  @BeforeEach
  void open() throws Exception {
    network = new Network(List.of(authority.root()), InstantSource.system(), Duration.ZERO);
    bootstrap = new NameServer((question, n) -> List.of(NameServer.answer(question, "127.0.0.1")));
  }

  @AfterEach
  void close() {
    network.close();
    bootstrap.close();
  }

  @Test
  void dotHandshakeByteForByte_endsWithTheDeadline() throws Exception {
    try (Peer peer =
        Peer.tcp((socket, n) -> harm.drip(socket, new byte[] {22, 3, 3, 0x3f, 0}, (byte) 0))) {
      assertThat(overTls(peer, SHORT).failure()).contains(Failures.timeout());
    }
  }

  @Test
  void dotAnswerByteForByte_endsWithTheDeadline() throws Exception {
    try (Peer peer =
        Peer.tls(
            authority.serverFor("dot.example"),
            (socket, n) -> {
              skipQuestion(socket);
              harm.drip(socket, new byte[] {0x7f, 0x7f}, (byte) 0);
            })) {
      assertThat(overTls(peer, Duration.ofSeconds(2)).failure()).contains(Failures.timeout());
    }
  }

  @Test
  void dotAnswerOfTheLargestLengthAndMore_isOneMessageOfJunk() throws Exception {
    try (Peer peer =
        Peer.tls(
            authority.serverFor("dot.example"),
            (socket, n) -> {
              skipQuestion(socket);
              for (int i = 0; i < 5; i++) {
                harm.write(socket, filled((byte) 0xff));
              }
              Peer.drain(socket);
            })) {
      DnsLookup lookup = overTls(peer, PATIENCE);

      assertThat(lookup.failure()).isPresent().isNotEqualTo(timeout());
      assertThat(lookup.replies()).hasSize(1);
      assertThat(lookup.replies().getFirst().size()).isEqualTo(LARGEST_MESSAGE);
    }
  }

  @Test
  void dotNamesThatNeverEnd_areJunk() throws Exception {
    byte[] loop = {0, 14, 0, 0, (byte) 0x81, (byte) 0x80, 0, 1, 0, 0, 0, 0, 0, 0, (byte) 0xc0, 12};
    try (Peer peer =
        Peer.tls(
            authority.serverFor("dot.example"),
            (socket, n) -> {
              skipQuestion(socket);
              socket.getOutputStream().write(loop);
              Peer.drain(socket);
            })) {
      assertThat(overTls(peer, PATIENCE).failure())
          .contains(Failure.of(FailureKind.DNS_REPLY_UNPARSEABLE));
    }
  }

  @Test
  void dohHeadersWithoutEnd_areCutOff() throws Exception {
    DnsLookup lookup = overHttps(harm.endless(HEAD, "X-Header: " + "x".repeat(1000) + "\r\n"));

    assertThat(lookup.failure()).isPresent().isNotEqualTo(timeout());
    assertThat(lookup.replies()).isEmpty();
    assertThat(harm.sent()).isLessThan(IN_BUFFERS);
  }

  @Test
  void dohBodyWithoutEnd_isOneLargestMessageOfJunk() throws Exception {
    DnsLookup lookup = overHttps(harm.endless(HEAD + "\r\n", "x".repeat(1024)));

    assertThat(lookup.failure()).contains(Failure.of(FailureKind.DNS_REPLY_UNPARSEABLE));
    assertThat(lookup.replies().getFirst().size()).isEqualTo(LARGEST_MESSAGE);
    assertThat(harm.sent()).isLessThan(IN_BUFFERS);
  }

  @Test
  void dohBomb_isOneLargestMessageOfJunk() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bomb)) {
      zip.write(new byte[16 << 20]);
    }
    DnsLookup lookup =
        overHttps((socket, n) -> {
          Peer.readHead(socket);
          harm.write(
              socket, (HEAD + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.UTF_8));
          harm.write(socket, bomb.toByteArray());
        });

    assertThat(lookup.replies().getFirst().size()).isEqualTo(LARGEST_MESSAGE);
    assertThat(lookup.failure()).isPresent();
  }

  @Test
  void dohByteForByte_endsWithTheDeadline() throws Exception {
    try (Peer peer = Peer.tcp(harm.dripping(HEAD + "\r\n"))) {
      assertThat(overHttps(peer, SHORT).failure()).contains(Failures.timeout());
    }
  }

  private static Optional<Failure> timeout() {
    return Optional.of(Failures.timeout());
  }

  private static void skipQuestion(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    in.readNBytes(in.readUnsignedShort());
  }

  private static byte[] filled(byte value) {
    byte[] bytes = new byte[16 * 1024];
    Arrays.fill(bytes, value);
    return bytes;
  }

  private DnsLookup overTls(Peer peer, Duration patience) {
    Dns names = network.plainDns(List.of(bootstrap.address()));
    return ask(network.dotDns("dot.example", peer.port(), List.of(names)), patience);
  }

  private DnsLookup overHttps(Peer.Conduct conduct) throws IOException {
    try (Peer peer = Peer.tcp(conduct)) {
      return overHttps(peer, PATIENCE);
    }
  }

  private DnsLookup overHttps(Peer peer, Duration patience) {
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + peer.port() + "/dns-query");
    return ask(network.dohDns(url, List.of()), patience);
  }

  private static DnsLookup ask(Dns resolver, Duration patience) {
    Step step = new Step(Stopwatch.start(), 1, List.of());
    return resolver.lookup("sau.example", "A", step, Deadline.in(patience));
  }
}
