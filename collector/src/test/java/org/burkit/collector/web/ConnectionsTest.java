package org.burkit.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server on loopback, and a clock that the test moves. */
class ConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  private final Connections connections = new Connections(PATIENCE, now::get);
  private final CompletableFuture<HttpServerRequest> late = new CompletableFuture<>();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .connectionHandler(connection -> {
              connections.opened(connection);
              opened.countDown();
            })
            .requestHandler(request -> {
              connections.asked(request.connection());
              request.response().endHandler(_ -> connections.answered(request.connection()));
              if (request.path().equals("/now")) {
                request.response().end("yes");
              } else {
                late.complete(request);
              }
            })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aHeaderThatNeverEnds_endsTheConnection() throws Exception {
    try (Socket socket = open("GET /now HTTP/1.1\r\nHost: a\r\nX: ")) {
      now.updateAndGet(t -> t.plus(PATIENCE));
      connections.sweep();
      socket.getOutputStream().write("still here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
      now.updateAndGet(t -> t.plus(PATIENCE).plusSeconds(1));
      connections.sweep();
      assertThat(socket.getInputStream().readAllBytes()).asString().endsWith("yes");
    }
  }

  @Test
  void anAnswerThatTakesLong_isWaitedFor() throws Exception {
    try (Socket socket = open("GET /late HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
      HttpServerRequest request = late.get(10, TimeUnit.SECONDS);
      now.updateAndGet(t -> t.plus(Duration.ofHours(1)));
      connections.sweep();
      request.response().end("at last");
      assertThat(socket.getInputStream().readAllBytes()).asString().endsWith("at last");
    }
  }

  private Socket open(String start) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
    assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
    return socket;
  }
}
