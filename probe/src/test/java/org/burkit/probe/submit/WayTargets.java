package org.burkit.probe.submit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.HttpUrl;
import org.burkit.envelope.token.IssuerKey;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.probe.net.PlayedClient;

/** What is read of whoever stands in the collector's place or on the way to it, for the fuzzer. */
public final class WayTargets {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final IssuerKey KEY = IssuingKey.generate().issuer();
  private static final HttpUrl URL = HttpUrl.get("http://127.0.0.1/");
  private static final Queue<byte[]> PROXY_SAYS = new ConcurrentLinkedQueue<>();
  private static final InetSocketAddress PROXY = proxy();

  private WayTargets() {}

  /** A byte for the question, then the answer, its head first. */
  public static void collector(byte[] bytes) {
    byte[] said = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
    ask(
        new CollectorClient(
            new Route(1, URL, Optional.empty()), PlayedClient.reading(said), PATIENCE),
        bytes.length == 0 ? 0 : Byte.toUnsignedInt(bytes[0]));
  }

  private static void ask(CollectorClient client, int question) {
    switch (question % 7) {
      case 0 -> client.send(client.pack(new byte[] {'1'}), Optional.empty());
      case 1 -> client.listBundle(Optional.empty());
      case 2 -> client.mostTelling(Set.of());
      case 3 -> client.vantage();
      case 4 -> client.sealingKey();
      case 5 -> client.tokenKeys();
      default -> client.issue(KEY, 2, Optional.empty());
    }
  }

  /** What a proxy says from the beginning on, and behind it a collector. */
  public static void socks(byte[] bytes) {
    PROXY_SAYS.clear();
    PROXY_SAYS.add(bytes);
    HttpUrl url = HttpUrl.get("http://collector.example/");
    ask(
        new CollectorClient(
            new Route(1, url, Optional.of(PROXY)), PlayedClient.connecting(), PATIENCE),
        3);
  }

  /** Says the next bytes to whoever comes, and ends. */
  private static InetSocketAddress proxy() {
    try {
      var server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> serve(server));
      return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(ServerSocket server) {
    while (true) {
      try (Socket client = server.accept()) {
        byte[] said = PROXY_SAYS.poll();
        client.getOutputStream().write(said == null ? new byte[0] : said);
        client.shutdownOutput();
        client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException e) {
        // the client has gone
      }
    }
  }
}
