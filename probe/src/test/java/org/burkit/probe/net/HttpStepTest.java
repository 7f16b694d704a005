package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class HttpStepTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

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
  void page_isLengthDigestAndTitle() throws Exception {
    String html = "<html><title>\n Сәлем </title></html>";
    int length = html.getBytes(StandardCharsets.UTF_8).length;
    try (var peer =
        Peer.tcp(
            Peer.answering("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + html))) {
      Page page = get(peer, PATIENCE);
      HttpResponse response = page.exchange().response().orElseThrow();

      assertThat(page.exchange().failure()).isEmpty();
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.bodyLength()).isEqualTo(length);
      assertThat(response.bodySha256()).hasValueSatisfying(s -> assertThat(s).hasSize(64));
      assertThat(response.title()).contains("Сәлем");
      assertThat(response.body()).isEmpty();
      assertThat(page.text()).isEqualTo(html);
    }
  }

  @Test
  void request_namesHostPathAndQueryLikeABrowser() throws Exception {
    CompletableFuture<String> request = new CompletableFuture<>();
    try (var peer =
        Peer.tcp((socket, number) -> {
          byte[] buffer = new byte[4096];
          int length = socket.getInputStream().read(buffer);
          request.complete(new String(buffer, 0, length, StandardCharsets.US_ASCII));
          write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
        })) {
      Page page = get(peer, "/a%20b?q=1", PATIENCE);

      assertThat(request.join())
          .startsWith("GET /a%20b?q=1 HTTP/1.1\r\n")
          .containsIgnoringCase("host: azat.example:" + peer.port() + "\r\n")
          .contains("Mozilla/5.0");
      assertThat(page.exchange().requestHeaders()).isNotEmpty();
    }
  }

  @Test
  void gzip_isUnpackedForLengthAndText() throws Exception {
    try (var peer = Peer.tcp((socket, n) -> answerZipped(socket, "<title>x</title>".repeat(9)))) {
      Page page = get(peer, PATIENCE);

      assertThat(page.exchange().response().orElseThrow().bodyLength()).isEqualTo(16 * 9);
      assertThat(page.text()).startsWith("<title>x</title>");
    }
  }

  @Test
  void gzipBomb_isCutAtOneMebibyte() throws Exception {
    try (var peer = Peer.tcp((socket, n) -> answerZipped(socket, "0".repeat(16 << 20)))) {
      assertThat(get(peer, PATIENCE).exchange().response().orElseThrow().bodyLength())
          .isEqualTo(1 << 20);
    }
  }

  @Test
  void cyrillicCharset_isRead() throws Exception {
    byte[] body =
        "<title>Жаңалық</title>Новости"
            .replace("ңалық", "ы")
            .getBytes(Charset.forName("windows-1251"));
    try (var peer =
        Peer.tcp((socket, number) -> {
          Peer.readHead(socket);
          write(socket, "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n");
          socket.getOutputStream().write(body);
        })) {
      Page page = get(peer, PATIENCE);

      assertThat(page.exchange().failure()).isEmpty();
      assertThat(page.text()).isEqualTo("<title>Жаы</title>Новости");
    }
  }

  @Test
  void endlessBody_isCutAtOneMebibyteWithoutFailure() throws Exception {
    byte[] block = new byte[64 * 1024];
    try (var peer =
        Peer.tcp((socket, number) -> {
          Peer.readHead(socket);
          write(socket, "HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            socket.getOutputStream().write(block);
          }
        })) {
      Page page = get(peer, PATIENCE);
      HttpResponse response = page.exchange().response().orElseThrow();

      assertThat(page.exchange().failure()).isEmpty();
      assertThat(response.bodyLength()).isEqualTo(1 << 20);
      assertThat(response.truncated()).isTrue();
    }
  }

  @Test
  void endlessHeaders_areUnparseable() throws Exception {
    try (var peer =
        Peer.tcp((socket, number) -> {
          Peer.readHead(socket);
          write(socket, "HTTP/1.1 200 OK\r\n");
          while (true) {
            write(socket, "X-Header: " + "x".repeat(1000) + "\r\n");
          }
        })) {
      assertThat(get(peer, PATIENCE).exchange().failure())
          .contains(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
    }
  }

  @Test
  void somethingElseThanHttp_isUnparseable() throws Exception {
    try (var peer = Peer.tcp(Peer.answering("SSH-2.0-OpenSSH_9.2\r\n\r\n"))) {
      assertThat(get(peer, PATIENCE).exchange().failure())
          .contains(Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE));
    }
  }

  @Test
  void slowDrip_isTimeoutWithWhatCame() throws Exception {
    try (var peer =
        Peer.tcp((socket, number) -> {
          Peer.readHead(socket);
          write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc");
          Peer.drain(socket);
        })) {
      Page page = get(peer, Duration.ofMillis(400));

      assertThat(page.exchange().failure()).contains(Failure.of(FailureKind.TIMEOUT));
      assertThat(page.exchange().response().orElseThrow().bodyLength()).isEqualTo(3);
      assertThat(page.exchange().response().orElseThrow().truncated()).isTrue();
    }
  }

  @Test
  void silence_isTimeoutWithoutResponse() throws Exception {
    try (var peer = Peer.tcp(Peer.SILENT)) {
      Page page = get(peer, Duration.ofMillis(300));

      assertThat(page.exchange().failure()).contains(Failure.of(FailureKind.TIMEOUT));
      assertThat(page.exchange().response()).isEmpty();
    }
  }

  @Test
  void resetAfterRequest_isReset() throws Exception {
    try (var peer = Peer.tcp(Peer.RESET)) {
      assertThat(get(peer, PATIENCE).exchange().failure())
          .contains(Failure.of(FailureKind.CONNECTION_RESET));
    }
  }

  @Test
  void endAfterRequest_isEof() throws Exception {
    try (var peer = Peer.tcp(Peer.END)) {
      assertThat(get(peer, PATIENCE).exchange().failure()).contains(Failure.of(FailureKind.EOF));
    }
  }

  @Test
  void bodyShorterThanDeclared_isEofWithWhatCame() throws Exception {
    try (var peer = Peer.tcp(Peer.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"))) {
      Page page = get(peer, PATIENCE);

      assertThat(page.exchange().failure()).contains(Failure.of(FailureKind.EOF));
      assertThat(page.text()).isEqualTo("abc");
    }
  }

  @Test
  void interimResponse_isNotTheAnswer() throws Exception {
    try (var peer =
        Peer.tcp(
            Peer.answering(
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                    + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))) {
      Page page = get(peer, PATIENCE);

      assertThat(page.exchange().response().orElseThrow().code()).isEqualTo(200);
      assertThat(page.text()).isEqualTo("ok");
    }
  }

  private Page get(Peer peer, Duration patience) throws InterruptedException {
    return get(peer, "/", patience);
  }

  private Page get(Peer peer, String path, Duration patience) throws InterruptedException {
    Step step = new Step(Stopwatch.start(), 3, List.of("depth=0"));
    try (Connection connection =
        network.connect(Peer.loopback(), peer.port(), step, Deadline.in(PATIENCE))) {
      URI url = URI.create("http://azat.example:" + peer.port() + path);
      return connection.get(url, step, Deadline.in(patience));
    }
  }

  private static void write(Socket socket, String text) throws java.io.IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void answerZipped(Socket socket, String text) throws java.io.IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Peer.readHead(socket);
    write(
        socket,
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
            + zipped.size()
            + "\r\n\r\n");
    socket.getOutputStream().write(zipped.toByteArray());
  }
}
