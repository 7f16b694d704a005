package org.burkit.probe.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.burkit.probe.show.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the page: looks at the door, then hands on. Any thread; closing it ends it.
 */
public final class PageServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
  private static final int LARGEST_FORM = 16 * 1024;

  /** Nothing from elsewhere, nothing framed, no script but our own file. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("probe-page-", 0).factory());
  private final Door door;
  private final Pages pages;
  private final Consumer<String> told;

  /** What a handler says. */
  record Reply(int status, String type, Body body, Map<String, String> headers) {
    static Reply html(int status, String page) {
      return new Reply(status, "text/html; charset=utf-8", new Body.Text(page), Map.of());
    }

    static Reply file(String type, String text) {
      return new Reply(200, type, new Body.Text(text), Map.of());
    }

    /** A file that the browser is to keep, under a name. */
    static Reply download(String type, String name, Body body) {
      String disposition = "attachment; filename=\"" + name + "\"";
      return new Reply(200, type, body, Map.of("Content-Disposition", disposition));
    }

    /** The browser is to ask there next. */
    static Reply see(String place) {
      return new Reply(303, "text/plain", new Body.Text(""), Map.of("Location", place));
    }

    static Reply plain(int status, String text) {
      return new Reply(status, "text/plain; charset=utf-8", new Body.Text(text), Map.of());
    }

    Reply with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Reply(status, type, body, more);
    }
  }

  /** What a reply carries. */
  sealed interface Body {
    /** A text that is at hand. */
    record Text(String text) implements Body {}

    /** What is made while it goes out. */
    non-sealed interface Flow extends Body {
      void to(OutputStream out) throws IOException;
    }
  }

  /** What there is behind the door. */
  interface Pages {
    /**
     * What a request gets.
     *
     * @param place below the path of the pages, such as {@code /settings}
     * @param said parameters of the address, or fields of the form
     */
    Reply answer(String method, String place, Map<String, String> said) throws IOException;

    /** Tells a browser of changes until it goes away. */
    void follow(OutputStream out) throws IOException, InterruptedException;
  }

  /** Makes the pages for a door, once the port is known. */
  public interface Furnishing {
    Pages pages(Door door);
  }

  /**
   * Begins to listen.
   *
   * @param port 0 for any that is free
   * @param address is told the address that opens once, and each that takes its place
   * @throws IOException where the port cannot be had
   */
  public static PageServer start(int port, Furnishing furnishing, Consumer<String> address)
      throws IOException {
    HttpServer server = listening(port);
    Keys fresh = Keys.fresh(server.getAddress().getPort());
    return new PageServer(server, new Door(fresh), furnishing, address);
  }

  /**
   * The same page once more, after its process has begun anew: who was in is in.
   *
   * @param kept what {@link #keys} gave
   */
  public static PageServer startAgain(Keys kept, Furnishing furnishing, Consumer<String> address)
      throws IOException {
    return new PageServer(listening(kept.port()), new Door(kept), furnishing, address);
  }

  private static HttpServer listening(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return HttpServer.create(new InetSocketAddress(loopback, port), 0);
  }

  private PageServer(HttpServer server, Door door, Furnishing furnishing, Consumer<String> told) {
    this.server = server;
    this.told = told;
    this.door = door;
    this.pages = furnishing.pages(door);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    told.accept(address());
  }

  /** What it takes to be the same page once more. */
  public Keys keys() {
    return door.keys();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/?key=" + door.key();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(door.path() + "/events") && refusal(exchange, Map.of()).isEmpty()) {
        follow(exchange);
        return;
      }
      send(exchange, reply(exchange, path));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("a page could not be shown: {}", e.toString());
    }
  }

  private Reply reply(HttpExchange exchange, String path) throws IOException {
    String method = exchange.getRequestMethod();
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    if (door.isAskedByName(exchange.getRequestHeaders())
        && method.equals("GET")
        && path.equals("/")
        && door.opens(asked.getOrDefault("key", ""))) {
      told.accept(address());
      return Reply.see(door.path() + "/").with("Set-Cookie", door.cookie());
    }
    boolean post = method.equals("POST");
    Map<String, String> said = post ? fields(body(exchange)) : asked;
    Optional<Reply> refusal = refusal(exchange, said);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return post || method.equals("GET")
        ? pages.answer(method, path.substring(door.path().length()), said)
        : Reply.plain(405, "GET or POST");
  }

  private Optional<Reply> refusal(HttpExchange exchange, Map<String, String> said) {
    var headers = exchange.getRequestHeaders();
    boolean inside = exchange.getRequestURI().getPath().startsWith(door.path() + "/");
    boolean post = exchange.getRequestMethod().equals("POST");
    boolean allowed =
        door.isAskedByName(headers)
            && inside
            && door.isKnown(headers)
            && (!post || door.isOurs(headers, said.getOrDefault("form", "")));
    return allowed ? Optional.empty() : Optional.of(Reply.plain(403, Messages.command("page")));
  }

  private static String body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_FORM);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(@Nullable String encoded) {
    Map<String, String> fields = new HashMap<>();
    if (encoded == null) {
      return fields;
    }
    for (String pair : encoded.split("&")) {
      String[] parts = pair.split("=", 2);
      try {
        fields.putIfAbsent(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      } catch (IllegalArgumentException e) {
        // no field of ours is written so
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    headers(exchange, reply.type());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    switch (reply.body()) {
      case Body.Text(String text) -> {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
      }
      case Body.Flow flow -> {
        exchange.sendResponseHeaders(reply.status(), 0);
        flow.to(exchange.getResponseBody());
      }
    }
  }

  private void follow(HttpExchange exchange) throws IOException, InterruptedException {
    headers(exchange, "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    pages.follow(exchange.getResponseBody());
  }

  private static void headers(HttpExchange exchange, String type) {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
