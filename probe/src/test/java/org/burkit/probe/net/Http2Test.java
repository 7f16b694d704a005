package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.TlsHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class Http2Test {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final byte[] NOTHING = {};
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  /** The client's first: the codec keeps 1 for a connection that began as HTTP/1.1. */
  private static final int STREAM = 3;

  /** Index 8 of the static table of RFC 7541: {@code :status: 200}. */
  private static final byte[] OK = {(byte) 0x88};

  private static Certificates authority;

  private Network network;

  @BeforeAll
  static void authority() throws Exception {
    authority = new Certificates("Root");
  }

  @BeforeEach
  void open() {
    network =
        new Network(List.of(authority.root()), InstantSource.system(), Duration.ofMillis(100));
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void page_comesOverHttp2WhereTheServerWantsIt() throws Exception {
    byte[] html = "<title>Екінші</title>".getBytes(StandardCharsets.UTF_8);
    Page page =
        get((socket, number) -> {
          begin(socket);
          frame(socket, HEADERS, END_HEADERS, STREAM, OK);
          frame(socket, DATA, 0, STREAM, html);
          frame(socket, DATA, END_STREAM, STREAM, NOTHING);
          Peer.drain(socket);
        });
    HttpResponse response = page.exchange().response().orElseThrow();

    assertThat(page.exchange().failure()).isEmpty();
    assertThat(page.exchange().extra().get("alpn").textValue()).isEqualTo("h2");
    assertThat(response.code()).isEqualTo(200);
    assertThat(response.headers()).isEmpty();
    assertThat(response.title()).contains("Екінші");
  }

  @Test
  void request_saysWhatABrowserSays() throws Exception {
    CompletableFuture<Http2Headers> asked = new CompletableFuture<>();
    get((socket, number) -> {
      asked.complete(begin(socket));
      frame(socket, HEADERS, END_HEADERS | END_STREAM, STREAM, OK);
      Peer.drain(socket);
    });

    Http2Headers headers = asked.join();
    assertThat(headers.method()).hasToString("GET");
    assertThat(headers.path()).hasToString("/news?q=1");
    assertThat(headers.authority().toString()).startsWith("ekinshi.example:");
    assertThat(headers.names())
        .extracting(CharSequence::toString)
        .filteredOn(name -> !name.startsWith(":"))
        .containsExactly(
            "upgrade-insecure-requests",
            "user-agent",
            "accept",
            "sec-fetch-site",
            "sec-fetch-mode",
            "sec-fetch-user",
            "sec-fetch-dest",
            "accept-encoding",
            "accept-language",
            "priority");
  }

  @Test
  void serverThatSpeaksFirst_isHeard() throws Exception {
    Page page =
        get((socket, number) -> {
          frame(socket, SETTINGS, 0, 0, NOTHING);
          socket.getOutputStream().flush();
          Http2Headers _ = request(socket);
          frame(socket, HEADERS, END_HEADERS | END_STREAM, STREAM, OK);
          Peer.drain(socket);
        });

    assertThat(page.exchange().failure()).isEmpty();
  }

  @Test
  void streamReset_isAFailedRequestAndNoReset() throws Exception {
    Page page =
        get((socket, number) -> {
          begin(socket);
          frame(socket, RST_STREAM, 0, STREAM, new byte[] {0, 0, 0, 2});
          Peer.drain(socket);
        });

    assertThat(page.exchange().failure()).contains(Failure.of(FailureKind.HTTP_REQUEST_FAILED));
    assertThat(page.exchange().response()).isEmpty();
  }

  @Test
  void goodbyeBeforeTheAnswer_isEof() throws Exception {
    Page page =
        get((socket, number) -> {
          begin(socket);
          frame(socket, GOAWAY, 0, 0, new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
        });

    assertThat(page.exchange().failure()).contains(Failure.of(FailureKind.EOF));
  }

  @Test
  void somethingElseThanHttp2_isUnparseable() throws Exception {
    Page page = get(Peer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

    assertThat(page.exchange().failure())
        .contains(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
  }

  @Test
  void settingsFlood_isCutOff() throws Exception {
    assertCutOff(SETTINGS, 0, 0, new byte[] {0, 3, 0, 0, 0, 100});
  }

  @Test
  void pingFlood_isCutOff() throws Exception {
    assertCutOff(PING, 0, 0, new byte[8]);
  }

  @Test
  void emptyDataFlood_isCutOff() throws Exception {
    assertCutOff(DATA, 0, STREAM, NOTHING);
  }

  @Test
  void continuationFlood_isCutOff() throws Exception {
    Page page =
        get((socket, number) -> {
          begin(socket);
          frame(socket, HEADERS, 0, STREAM, OK);
          byte[] header = literal("x-header", "x".repeat(1000));
          while (true) {
            frame(socket, CONTINUATION, 0, STREAM, header);
          }
        });

    assertThat(page.exchange().failure()).isPresent();
    assertThat(page.exchange().response()).isEmpty();
  }

  @Test
  void headerThatUnpacksToManyMegabytes_isCutOff() throws Exception {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(OK);
    byte[] large = literal("x-header", "x".repeat(3000));
    large[0] = 0x40; // RFC 7541 section 6.2.1: from now on index 62 is this header
    block.writeBytes(large);
    for (int i = 0; i < 12_000; i++) {
      block.write(0x80 | 62);
    }
    Page page =
        get((socket, number) -> {
          begin(socket);
          frame(socket, HEADERS, END_HEADERS | END_STREAM, STREAM, block.toByteArray());
          Peer.drain(socket);
        });

    assertThat(page.exchange().failure()).isPresent().isNotEqualTo(timeout());
    assertThat(page.exchange().response()).isEmpty();
  }

  @Test
  void bodyByteForByte_endsWithThePatience() throws Exception {
    Page page =
        get(
            (socket, number) -> {
              begin(socket);
              frame(socket, HEADERS, END_HEADERS, STREAM, OK);
              while (true) {
                frame(socket, DATA, 0, STREAM, new byte[] {'x'});
                LockSupport.parkNanos(20_000_000);
              }
            },
            Duration.ofMillis(600));

    assertThat(page.exchange().failure()).contains(Failures.timeout());
    assertThat(page.exchange().response().orElseThrow().truncated()).isTrue();
  }

  @Test
  void bodyWithoutRegardForTheWindow_isCutOff() throws Exception {
    assertCutOff(DATA, 0, STREAM, new byte[8 * 1024]);
  }

  /** The same frame without end: the connection must end before the patience does. */
  private void assertCutOff(int type, int flags, int stream, byte[] payload) throws Exception {
    CompletableFuture<IOException> cut = new CompletableFuture<>();
    Page page =
        get((socket, number) -> {
          try {
            begin(socket);
            frame(socket, HEADERS, END_HEADERS, STREAM, OK);
            Thread.ofVirtual().start(() -> drainQuietly(socket));
            byte[] many =
                frames(type, flags, stream, payload, 16 * 1024 / (9 + payload.length) + 1);
            while (true) {
              socket.getOutputStream().write(many);
            }
          } catch (IOException e) {
            cut.complete(e);
          }
        });

    assertThat(page.exchange().failure()).isPresent().isNotEqualTo(timeout());
    assertThat(cut.join()).isNotNull();
  }

  private static void drainQuietly(Socket socket) {
    try {
      Peer.drain(socket);
    } catch (IOException e) {
      // the client went away: what the test is about
    }
  }

  private static Optional<Failure> timeout() {
    return Optional.of(Failures.timeout());
  }

  private Page get(Peer.Conduct conduct) throws Exception {
    return get(conduct, PATIENCE);
  }

  private Page get(Peer.Conduct conduct, Duration patience) throws Exception {
    Step step = new Step(Stopwatch.start(), 3, List.of("depth=0"));
    try (Peer peer = Peer.http2(authority.serverFor("ekinshi.example"), conduct);
        Connection connection =
            network.connect(Peer.loopback(), peer.port(), step, Deadline.in(PATIENCE))) {
      TlsHandshake handshake = connection.handshake("ekinshi.example", step, Deadline.in(PATIENCE));
      assertThat(handshake.alpn()).isEqualTo("h2");
      URI url = URI.create("https://ekinshi.example:" + peer.port() + "/news?q=1");
      return connection.get(url, step, Deadline.in(patience));
    }
  }

  /** Greets, and waits for the request. */
  private static Http2Headers begin(Socket socket) throws IOException {
    frame(socket, SETTINGS, 0, 0, NOTHING);
    socket.getOutputStream().flush();
    return request(socket);
  }

  private static Http2Headers request(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    in.readFully(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length()]);
    while (true) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      in.readUnsignedByte();
      in.readInt();
      byte[] payload = in.readNBytes(length);
      if (type == HEADERS) {
        return decoded(payload);
      }
    }
  }

  private static Http2Headers decoded(byte[] block) throws IOException {
    try {
      return new DefaultHttp2HeadersDecoder(true).decodeHeaders(1, Unpooled.wrappedBuffer(block));
    } catch (io.netty.handler.codec.http2.Http2Exception e) {
      throw new IOException(e);
    }
  }

  private static byte[] literal(String name, String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0); // RFC 7541 section 6.2.2: not indexed, with a new name
    out.write(name.length());
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.write(0x7f);
    int rest = value.length() - 0x7f;
    while (rest >= 128) {
      out.write(rest % 128 | 128);
      rest /= 128;
    }
    out.write(rest);
    out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static void frame(Socket socket, int type, int flags, int stream, byte[] payload)
      throws IOException {
    socket.getOutputStream().write(frames(type, flags, stream, payload, 1));
  }

  private static byte[] frames(int type, int flags, int stream, byte[] payload, int count) {
    ByteBuffer frames = ByteBuffer.allocate((9 + payload.length) * count);
    for (int i = 0; i < count; i++) {
      frames.put((byte) (payload.length >> 16)).putShort((short) payload.length);
      frames.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    }
    return frames.array();
  }
}
