package org.burkit.probe.net;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpHeader;
import org.burkit.model.Observation.HttpExchange;

/** One HTTP/1.1 GET (RFC 9112) over an open channel. One thread, once. */
final class HttpStep {
  private static final int MAX_STATUS_LINE = 8 * 1024;
  private static final int MAX_HEADERS = 64 * 1024;

  /** What a common browser says, so that a filter sees nothing out of the ordinary. */
  private static final List<HttpHeader> BROWSER =
      List.of(
          new HttpHeader(
              "User-Agent",
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                  + " Chrome/142.0.0.0 Safari/537.36"),
          new HttpHeader(
              "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
          new HttpHeader("Accept-Language", "en-US,en;q=0.9"));

  private final Channel channel;
  private final Tap tap;
  private final String address;

  HttpStep(Channel channel, Tap tap, String address) {
    this.channel = channel;
    this.tap = tap;
    this.address = address;
  }

  Page get(URI url, Step step, Deadline deadline) throws InterruptedException {
    Duration t0 = step.watch().elapsed();
    ResponseReader reader = new ResponseReader(tap);
    ResponseReader.Received received =
        start(reader, request(url)) ? await(reader, deadline) : broken(tap);
    Optional<Body> body = received.head().map(head -> Body.of(head, received.body()));
    HttpExchange exchange =
        new HttpExchange(
            "GET",
            url.toASCIIString(),
            BROWSER,
            received.head().map(head -> body.orElseThrow().response(head, received.truncated())),
            received.failure(),
            address,
            step.since(t0),
            Extra.NONE);
    return new Page(exchange, body.map(Body::text).orElse(""));
  }

  /** The headers that every request carries, for the control to send the same. */
  static List<HttpHeader> browserHeaders() {
    return BROWSER;
  }

  private static DefaultFullHttpRequest request(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String target = URI.create(path + query).toASCIIString();
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
    request.headers().add("Host", host(url));
    BROWSER.forEach(header -> request.headers().add(header.name(), header.value()));
    request.headers().add("Accept-Encoding", "gzip");
    return request;
  }

  private static String host(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return url.getPort() < 0 ? host : host + ":" + url.getPort();
  }

  private boolean start(ResponseReader reader, DefaultFullHttpRequest request)
      throws InterruptedException {
    HttpDecoderConfig limits =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_STATUS_LINE)
            .setMaxHeaderSize(MAX_HEADERS);
    Future<Boolean> started =
        channel
            .eventLoop()
            .submit(() -> {
              boolean active = channel.isActive();
              if (active) {
                channel.pipeline().addLast(new HttpClientCodec(limits, false, false), reader);
                var _ = channel.writeAndFlush(request);
              } else {
                request.release();
              }
              return active;
            });
    return started.await().isSuccess() && started.getNow();
  }

  private static ResponseReader.Received broken(Tap tap) {
    return ResponseReader.Received.nothing(tap.broken().orElse(Failure.of(FailureKind.EOF)));
  }

  private ResponseReader.Received await(ResponseReader reader, Deadline deadline)
      throws InterruptedException {
    try {
      return reader.received().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      channel.eventLoop().execute(() -> reader.stop(Failures.timeout()));
      return reader.received().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a response reader completes with what it has", e);
    }
  }
}
