package org.burkit.collector.control;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.outward.ForbiddenEndpoint;
import org.burkit.collector.outward.OutwardClient;
import org.burkit.model.Control;
import org.burkit.model.FailureKind;
import org.burkit.model.HtmlTitle;
import org.burkit.model.PageText;
import org.burkit.model.Sha256;
import org.burkit.model.TextSketch;

/** Fetches one page as a browser would, redirects and all, within bounds. Any thread. */
final class PageFetch {
  static final int LARGEST_BODY = 8 << 20;
  private static final int MOST_REDIRECTS = 10;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Trust trust;
  private final ConnectionPool unkept = new ConnectionPool(0, 1, TimeUnit.SECONDS);
  private final ConnectFilter filter;
  private final NameLookup names;
  private final InstantSource clock;

  PageFetch(Trust trust, ConnectFilter filter, NameLookup names, InstantSource clock) {
    this.trust = trust;
    this.filter = filter;
    this.names = names;
    this.clock = clock;
  }

  /**
   * The last page of the chain that begins at {@code url}.
   *
   * @param known addresses of the first host, asked for already
   * @param patience for the whole chain
   */
  Control.Http fetch(
      HttpUrl url, Map<String, List<String>> headers, List<InetAddress> known, Duration patience) {
    var until = clock.instant().plus(patience);
    Headers sent = headers(headers);
    HttpUrl at = url;
    try {
      for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        Duration left = Duration.between(clock.instant(), until);
        if (!left.isPositive()) {
          throw new StepFailed(FailureKind.TIMEOUT);
        }
        var call =
            client(url, known, left).newCall(new Request.Builder().url(at).headers(sent).build());
        try (Response response = call.execute()) {
          Optional<HttpUrl> next = next(at, response);
          if (next.isEmpty()) {
            return page(response);
          }
          at = next.get();
        }
      }
      throw new StepFailed(FailureKind.HTTP_TOO_MANY_REDIRECTS);
    } catch (IOException e) {
      return Control.Http.failed(Failures.of(e));
    }
  }

  private OkHttpClient client(HttpUrl url, List<InetAddress> known, Duration left) {
    return OutwardClient.builder(filter, url.port(), left)
        .connectionPool(unkept)
        .sslSocketFactory(trust.sockets(), trust.manager())
        .connectTimeout(CONNECT)
        .dns(new KnownFirst(url.host(), known))
        .build();
  }

  /** The host asked about has the addresses we found; others are looked up the same way. */
  private final class KnownFirst implements Dns {
    private final String host;
    private final List<InetAddress> known;

    KnownFirst(String host, List<InetAddress> known) {
      this.host = host;
      this.known = known;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
      List<InetAddress> found = hostname.equals(host) ? known : lookupOther(hostname);
      List<InetAddress> allowed = found.stream().filter(filter::allows).toList();
      if (allowed.isEmpty()) {
        throw because(new ForbiddenEndpoint(ForbiddenEndpoint.Why.ADDRESS));
      }
      return allowed;
    }

    private List<InetAddress> lookupOther(String hostname) throws UnknownHostException {
      try {
        return names.addresses(hostname);
      } catch (IOException e) {
        throw because(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw because(e);
      }
    }

    private static UnknownHostException because(Exception cause) {
      var failure = new UnknownHostException("no address to connect to");
      failure.initCause(cause);
      return failure;
    }
  }

  private static Optional<HttpUrl> next(HttpUrl at, Response response) throws StepFailed {
    String location = response.header("location");
    if (!response.isRedirect() || location == null) {
      return Optional.empty();
    }
    HttpUrl next = at.resolve(location);
    if (next == null) {
      throw new StepFailed(FailureKind.HTTP_INVALID_REDIRECT);
    }
    return Optional.of(next);
  }

  static Control.Http page(Response response) throws IOException {
    byte[] body;
    try (InputStream in = response.body().byteStream()) {
      body = in.readNBytes(LARGEST_BODY);
    }
    String start =
        PageText.of(
            Objects.requireNonNullElse(response.header("Content-Type"), ""),
            ByteBuffer.wrap(body, 0, Math.min(body.length, PageText.BYTES)).slice());
    var headers = new TreeMap<String, String>();
    for (String name : response.headers().names()) {
      headers.put(name, String.join(", ", response.headers(name)));
    }
    return new Control.Http(
        response.code(),
        body.length,
        HtmlTitle.of(start).orElse(""),
        headers,
        Optional.of(Sha256.hex(body)),
        TextSketch.of(start),
        Optional.of(response.request().url().toString()),
        Optional.empty());
  }

  private static Headers headers(Map<String, List<String>> wanted) {
    var headers = new Headers.Builder();
    new TreeMap<>(wanted)
        .forEach((name, values) -> new ArrayList<>(values).forEach(v -> headers.set(name, v)));
    return headers.build();
  }
}
