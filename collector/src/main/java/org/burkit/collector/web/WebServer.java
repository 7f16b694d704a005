package org.burkit.collector.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running HTTP/1.1 server over a list of routes, with TLS where it has a certificate. Started and
 * closed by one thread; its handlers run on virtual threads.
 */
public final class WebServer implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);
  private static final int LARGEST_HEADERS = 16 << 10;
  private static final int IDLE_SECONDS = 60;
  private static final long SWEEP_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final int DRAIN_SECONDS = 10;
  private static final long BODY_MILLIS = TimeUnit.SECONDS.toMillis(30);

  private static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          "content-security-policy",
          "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
              + " form-action 'self'; frame-ancestors 'none'",
          "x-content-type-options",
          "nosniff",
          "referrer-policy",
          "no-referrer",
          "cross-origin-opener-policy",
          "same-origin");

  private static final Answer TWO_ENDS =
      Problem.of(
              400,
              "Request without a clear end",
              "expected Content-Length: NUMBER or Transfer-Encoding: chunked, once and alone")
          .last();

  private static final long RENEWAL_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Vertx vertx;
  private final ByteBudget budget;
  private final Connections connections;
  private final Callers callers;
  private final ExecutorService handlers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  private final HttpServer server;
  private Optional<Renewal> renewal = Optional.empty();

  private WebServer(Vertx vertx, Door door, ByteBudget budget) throws IOException {
    this.vertx = vertx;
    this.budget = budget;
    this.connections = new Connections(Duration.ofSeconds(IDLE_SECONDS), InstantSource.system());
    vertx.setPeriodic(SWEEP_MILLIS, _ -> connections.sweep());
    this.callers = new Callers(door.proxies());
    this.server = server(door);
  }

  private HttpServer server(Door door) throws IOException {
    if (door.certificate().isEmpty()) {
      return vertx.createHttpServer(options());
    }
    PemFiles files = door.certificate().get();
    PemFiles.Content shown = files.read();
    HttpServer secure =
        vertx.createHttpServer(options().setSsl(true).setKeyCertOptions(shown.options()));
    renewal = Optional.of(new Renewal(secure, files, shown));
    vertx.setPeriodic(RENEWAL_MILLIS, _ -> renewal.ifPresent(Renewal::look));
    return secure;
  }

  /**
   * Starts listening.
   *
   * @param budget how many bytes of bodies may be in memory at once
   * @throws PortInUse when the address cannot be had
   */
  public static WebServer start(Door door, List<Route> routes, ByteBudget budget)
      throws IOException {
    var options = new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2);
    options.getFileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    Vertx vertx = Vertx.vertx(options);
    try {
      var web = new WebServer(vertx, door, budget);
      web.listen(door.listen(), routes);
      return web;
    } catch (IOException e) {
      await(vertx.close());
      throw e;
    }
  }

  private void listen(InetSocketAddress listen, List<Route> routes) throws PortInUse {
    try {
      await(
          server
              .requestHandler(router(routes))
              .connectionHandler(connections::opened)
              .listen(listen.getPort(), listen.getHostString()));
    } catch (IOException e) {
      throw new PortInUse(listen, String.valueOf(e.getMessage()));
    }
  }

  /** Shows a renewed certificate from now on; it is looked for every minute anyway. */
  void lookForRenewal() throws IOException {
    if (renewal.isPresent()) {
      await(renewal.get().look());
    }
  }

  /** The port listened at; tells which one was got when port 0 was asked for. */
  public int port() {
    return server.actualPort();
  }

  /** Stops taking requests, waits some seconds for those under way, and lets the port go. */
  @Override
  public void close() throws IOException {
    try {
      await(server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS));
      handlers.shutdown();
      if (!handlers.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        handlers.shutdownNow();
      }
    } catch (InterruptedException e) {
      handlers.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      await(vertx.close());
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxHeaderSize(LARGEST_HEADERS)
        .setMaxInitialLineLength(LARGEST_HEADERS)
        .setMaxFormAttributeSize(0)
        .setHttp2ClearTextEnabled(false)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setCompressionSupported(true);
  }

  private Router router(List<Route> routes) {
    Router router = Router.router(vertx);
    for (Route route : routes) {
      var matched = router.route(route.path()).method(HttpMethod.valueOf(route.method()));
      if (route.method().equals("GET")) {
        matched = matched.method(HttpMethod.HEAD);
      }
      matched.handler(context -> take(context, route));
    }
    router.errorHandler(404, context -> send(context, Problem.notFound("there is no such page")));
    router.errorHandler(
        405, context -> send(context, Problem.of(405, "Method not allowed", "not by this method")));
    router.errorHandler(500, context -> send(context, ourFault(context.failure())));
    return router;
  }

  private void take(RoutingContext context, Route route) {
    HttpConnection connection = context.request().connection();
    if (connections.isEnding(connection)) {
      return;
    }
    connections.asked(connection);
    context.response().endHandler(_ -> connections.answered(connection));
    boolean isPlain = Framing.isPlain(context.request().headers());
    long timer = vertx.setTimer(BODY_MILLIS, _ -> connection.close());
    BodyReader.read(
        context.request(),
        route.largestBody(),
        budget,
        (body, refusal, release) -> {
          vertx.cancelTimer(timer);
          if (!isPlain) {
            send(context, TWO_ENDS);
            release.run();
          } else if (refusal.isPresent()) {
            send(context, refusal.get());
            release.run();
          } else {
            Context loop = vertx.getOrCreateContext();
            handlers.execute(() -> handle(context, loop, route, body, release));
          }
        });
  }

  private void handle(
      RoutingContext context, Context loop, Route route, Body body, Runnable release) {
    Answer answer;
    try {
      answer = route.handler().answer(request(context, body));
    } catch (UndecodableQuery e) {
      answer = Problem.of(400, "Malformed request", "the query does not decode: check its % signs");
    } catch (Exception | Error e) {
      answer = ourFault(e);
    } finally {
      release.run();
    }
    Answer sent = answer;
    loop.runOnContext(ignored -> send(context, sent));
  }

  private static Answer ourFault(@Nullable Throwable failure) {
    log.warn("a request met a fault of ours", failure);
    return Problem.of(500, "Fault", "the fault is ours and is in our log; try again later");
  }

  /** Vert.x decodes the query only when it is asked for it. */
  private static final class UndecodableQuery extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    UndecodableQuery(RuntimeException cause) {
      super(cause);
    }
  }

  private Request request(RoutingContext context, Body body) throws IOException {
    var request = context.request();
    var headers = new HashMap<String, String>();
    request
        .headers()
        .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    var query = new HashMap<String, String>();
    try {
      context.queryParams().forEach(query::putIfAbsent);
    } catch (IllegalArgumentException | HttpException e) {
      throw new UndecodableQuery(e);
    }
    return new Request(context.pathParams(), query, headers, caller(request), body);
  }

  private InetAddress caller(HttpServerRequest request) {
    var address = Optional.ofNullable(request.connection().remoteAddress());
    String peer = address.map(a -> a.hostAddress()).orElse("0.0.0.0");
    String forwarded = String.join(",", request.headers().getAll("x-forwarded-for"));
    return callers.of(InetAddress.ofLiteral(peer), forwarded);
  }

  /** An answer that ends its connection does so over HTTP/1.1; others' streams of HTTP/2 stay. */
  private void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    HttpServerRequest request = context.request();
    boolean isLast = answer.isLast() && request.version() != HttpVersion.HTTP_2;
    if (isLast) {
      connections.end(request.connection());
    }
    SECURITY_HEADERS.forEach(response::putHeader);
    response.putHeader("content-type", answer.contentType());
    answer.headers().forEach(response::putHeader);
    var sent = response.setStatusCode(answer.status()).end(Buffer.buffer(answer.body().bytes()));
    if (isLast) {
      sent.onComplete(_ -> request.connection().close());
    }
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the server did not answer itself within 20 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
