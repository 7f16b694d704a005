package org.burkit.probe.net;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/**
 * Carries calls to our own services over HTTP/3 (RFC 9114) where OkHttp knows TCP alone, each on a
 * connection of its own. Any thread may ask.
 *
 * <p>A call's read timeout is the patience with all of it. Who does not prove to be the host is
 * sent nothing.
 */
final class QuicCalls implements Interceptor {
  private static final int MOST_ADDRESSES = 2;
  private static final int FIRST_STATUS = 200;
  private static final int LAST_STATUS = 599;

  private final QuicStep quic;
  private final Dns names;

  QuicCalls(QuicStep quic, Dns names) {
    this.quic = quic;
    this.names = names;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Deadline deadline = Deadline.in(Duration.ofMillis(chain.readTimeoutMillis()));
    Duration connecting = Duration.ofMillis(chain.connectTimeoutMillis());
    try {
      return call(chain.request(), connecting, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("told to end");
    }
  }

  private Response call(Request request, Duration connecting, Deadline deadline)
      throws IOException, InterruptedException {
    if (!quic.isAvailable()) {
      throw new IOException("no QUIC on this platform");
    }
    HttpUrl url = request.url();
    Failure last = Failure.of(FailureKind.DNS_NO_ANSWER);
    for (InetAddress ip : addresses(url.host())) {
      Step step = new Step(Stopwatch.start(), 0, List.of());
      Deadline soon = deadline.orIn(connecting);
      try (QuicConnection connection = quic.connect(ip, url.port(), url.host(), step, soon)) {
        if (connection.isOpen()) {
          return response(request, connection.call(packed(request), deadline));
        }
        last = connection.observation().failure().orElse(last);
      }
    }
    throw new Failed(last);
  }

  private List<InetAddress> addresses(String host) throws IOException {
    Optional<InetAddress> literal = Addresses.parse(host);
    return literal.isPresent()
        ? List.of(literal.get())
        : names.lookup(host).stream().limit(MOST_ADDRESSES).toList();
  }

  private static FullHttpRequest packed(Request request) throws IOException {
    HttpUrl url = request.url();
    Buffer content = new Buffer();
    RequestBody body = request.body();
    if (body != null) {
      body.writeTo(content);
    }
    String query = url.encodedQuery();
    var packed =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(request.method()),
            url.encodedPath() + (query == null ? "" : "?" + query),
            Unpooled.wrappedBuffer(content.readByteArray()));
    packed.headers().add(HttpHeaderNames.HOST, Browser.authority(url.uri()));
    request
        .headers()
        .forEach(header -> packed.headers().add(header.getFirst(), header.getSecond()));
    if (body != null) {
      packed.headers().set(HttpHeaderNames.CONTENT_LENGTH, packed.content().readableBytes());
      MediaType type = body.contentType();
      if (type != null) {
        packed.headers().set(HttpHeaderNames.CONTENT_TYPE, type.toString());
      }
    }
    return packed;
  }

  private static Response response(Request request, ResponseReader.Received received)
      throws IOException {
    if (received.failure().isPresent()) {
      throw new Failed(received.failure().get());
    }
    HttpResponse head = received.head().orElseThrow(() -> new Failed(Failures.timeout()));
    int status = head.status().code();
    if (received.truncated() || status < FIRST_STATUS || status > LAST_STATUS) {
      throw new ProtocolException("status " + status + ", or an answer that is too long");
    }
    String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_3)
        .code(status)
        .message("")
        .headers(headers(head))
        .body(ResponseBody.create(received.body(), type == null ? null : MediaType.parse(type)))
        .build();
  }

  private static Headers headers(HttpResponse head) throws ProtocolException {
    Headers.Builder headers = new Headers.Builder();
    try {
      for (Map.Entry<String, String> entry : head.headers()) {
        headers.addUnsafeNonAscii(entry.getKey(), entry.getValue());
      }
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("no header of HTTP: " + e.getMessage());
    }
    return headers.build();
  }

  private static final class Failed extends IOException implements Failures.CarriesFailure {
    private final transient Failure failure;

    Failed(Failure failure) {
      super("over QUIC: " + failure);
      this.failure = failure;
    }

    @Override
    public Failure failure() {
      return failure;
    }
  }
}
