package org.burkit.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end a proxy before the server may see elsewhere than the server does (RFC 9112
 * section 6.3): what stands after them must not be taken for a request of its own.
 */
class FramingTest {
  private static final String HIDDEN =
      "GET /hidden HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        WebServer.start(
            Door.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            List.of(
                Route.get("/hidden", noting("/hidden")),
                Route.post("/door", 1_000, noting("/door"))),
            new ByteBudget(1 << 20));
  }

  private Handler noting(String what) {
    return _ -> {
      asked.add(what);
      return Answer.json(200, "{}".getBytes(StandardCharsets.UTF_8));
    };
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 2",
        "Content-Length: 2\r\nContent-Length: 3",
        "Content-Length: 2, 3",
        "Content-Length: +2",
        "Content-Length: 0x2",
        "Content-Length : 2",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
      })
  void anEndThatTwoMaySeeElsewhere_isRefusedAndNothingAfterItIsHeard(String headers)
      throws IOException {
    String answers = send("POST /door HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n0\r\n\r\n");

    assertThat(asked).doesNotContain("/hidden");
    assertThat(statuses(answers)).as(answers).hasSize(1).allMatch(status -> status.startsWith("4"));
  }

  /** A line that goes on (RFC 9112 section 5.2) makes no header of its own. */
  @Test
  void aFoldedLine_isNoTransferEncoding() throws IOException {
    String folded = "X: y\r\n Transfer-Encoding: chunked";
    String answers = send("POST /door HTTP/1.1\r\nHost: a\r\n" + folded + "\r\n\r\n0\r\n\r\n");

    assertThat(asked).doesNotContain("/hidden");
    assertThat(statuses(answers)).as(answers).last().isEqualTo("400");
  }

  @Test
  void aPlainRequestAndOneInChunks_areHeardOneAfterTheOther() throws IOException {
    String answers =
        send(
            "POST /door HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
                + "POST /door HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\n{}\r\n0\r\n\r\n");

    assertThat(asked).containsExactly("/door", "/door", "/hidden");
    assertThat(statuses(answers)).containsExactly("200", "200", "200");
  }

  @Test
  void anAnswerThatEndsItsConnection_endsIt() throws IOException {
    String answers =
        send("POST /door HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n\r\n" + "x".repeat(2_000));

    assertThat(asked).isEmpty();
    assertThat(statuses(answers)).containsExactly("413");
  }

  /** What comes back for this and the hidden request after it. */
  private String send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write((request + HIDDEN).getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(30_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static List<String> statuses(String answers) {
    return STATUS.matcher(answers).results().map(found -> found.group(1)).toList();
  }
}
