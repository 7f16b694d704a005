package org.burkit.collector.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A web site on loopback: {@code /} is a page, {@code /to?URL} sends on, {@code /big} is large. */
final class TestSite implements Closeable {
  final Map<String, String> lastHeaders = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile int http3;

  private TestSite(HttpServer server) {
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> page(exchange, "<title> A  page </title>hello"));
    server.createContext("/to", TestSite::sendOn);
    server.createContext("/loop", exchange -> sendTo(exchange, "/loop"));
    server.createContext("/big", TestSite::big);
    server.start();
  }

  static TestSite http() throws IOException {
    return new TestSite(HttpServer.create(anyPort(), 0));
  }

  static TestSite https(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new TestSite(server);
  }

  void offersHttp3At(int port) {
    http3 = port;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void page(HttpExchange exchange, String html) throws IOException {
    exchange.getRequestHeaders().forEach((n, v) -> lastHeaders.put(n.toLowerCase(), v.getFirst()));
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Site", "test");
    if (http3 > 0) {
      exchange.getResponseHeaders().add("Alt-Svc", "h3=\":" + http3 + "\"; ma=60");
    }
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void sendOn(HttpExchange exchange) throws IOException {
    sendTo(exchange, exchange.getRequestURI().getQuery());
  }

  private static void sendTo(HttpExchange exchange, String url) throws IOException {
    exchange.getResponseHeaders().add("Location", url);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void big(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = new byte[1 << 16];
    try (var out = exchange.getResponseBody()) {
      for (int sent = 0; sent < PageFetch.LARGEST_BODY + (4 << 20); sent += chunk.length) {
        out.write(chunk);
      }
    } catch (IOException enough) {
      // The control has read what it wanted.
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
