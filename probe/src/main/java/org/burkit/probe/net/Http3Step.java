package org.burkit.probe.net;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http3.DefaultHttp3SettingsFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ClientConnectionHandler;
import io.netty.handler.codec.http3.Http3FrameToHttpObjectCodec;
import io.netty.handler.codec.http3.Http3Settings;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.HttpExchange;

/** One HTTP/3 request (RFC 9114) over a QUIC connection that stands. One thread, once. */
final class Http3Step {
  /** H3_NO_ERROR, RFC 9114 section 8.1. */
  static final int NO_ERROR = 0x100;

  private final QuicChannel quic;
  private final QuicTap connection;
  private final String address;
  private final PageMemory memory;

  Http3Step(QuicChannel quic, QuicTap connection, String address, PageMemory memory) {
    this.quic = quic;
    this.connection = connection;
    this.address = address;
    this.memory = memory;
  }

  /** What makes a QUIC connection one of HTTP/3; without a table that a server could fill. */
  static ChannelHandler connectionHandler() {
    Http3Settings settings = new Http3Settings().maxFieldSectionSize(ResponseReader.MAX_HEADERS);
    return new Http3ClientConnectionHandler(
        null, null, null, new DefaultHttp3SettingsFrame(settings), true);
  }

  Page get(URI url, Step step, Deadline deadline) throws InterruptedException {
    Duration t0 = step.watch().elapsed();
    ResponseReader.Received received = ask(request(url), deadline);
    Optional<Body> body = memory.unpacked(received);
    HttpExchange exchange =
        new HttpExchange(
            "GET",
            url.toASCIIString(),
            Browser.preferences(),
            received.head().map(head -> body.orElseThrow().response(head, received.truncated())),
            received.failure(),
            address,
            step.since(t0),
            overQuic());
    return new Page(exchange, body.map(Body::text).orElse(""));
  }

  /** As {@code df-001} says it of an exchange that does not run over TCP. */
  private static Extra overQuic() {
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    keys.put("network", "udp");
    keys.put("alpn", "h3");
    keys.putObject("request").put("x_transport", "udp");
    return Extra.of(keys);
  }

  /** What came back; its room in the memory for pages is to be given back. */
  ResponseReader.Received ask(FullHttpRequest request, Deadline deadline)
      throws InterruptedException {
    Tap tap = new Tap();
    ResponseReader reader = new ResponseReader(tap, memory);
    Future<QuicStreamChannel> opening = Http3.newRequestStream(quic, stream(tap, reader));
    if (!opening.await(deadline.left().toMillis() + 1) || !opening.isSuccess()) {
      request.release();
      Throwable cause = opening.isDone() ? opening.cause() : null;
      return ResponseReader.Received.nothing(
          told(cause == null ? Failures.timeout() : Failures.of(cause)));
    }
    QuicStreamChannel stream = opening.getNow();
    stream.writeAndFlush(request).addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
    ResponseReader.Received received = await(stream, reader, deadline);
    return new ResponseReader.Received(
        received.head(), received.body(), received.truncated(), received.failure().map(this::told));
  }

  /** The codec makes pseudo-header fields of the first line and the host. */
  private static FullHttpRequest request(URI url) {
    var request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, Browser.path(url));
    request.headers().add(HttpHeaderNames.HOST, Browser.authority(url));
    Browser.http2().forEach(header -> request.headers().add(header.name(), header.value()));
    return request;
  }

  private static ChannelHandler stream(Tap tap, ResponseReader reader) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(tap, new Http3FrameToHttpObjectCodec(false), reader);
      }
    };
  }

  private static ResponseReader.Received await(
      QuicStreamChannel stream, ResponseReader reader, Deadline deadline)
      throws InterruptedException {
    try {
      return reader.received().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      stream.eventLoop().execute(() -> reader.stop(Failures.timeout()));
      return reader.received().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a response reader completes with what it has", e);
    }
  }

  /** A stream ends whichever way its connection ended; the connection knows which. */
  private Failure told(Failure failure) {
    boolean broken =
        failure.kind() == FailureKind.EOF
            && connection.closed().filter(Http3Step::isTransport).isPresent();
    return broken ? Failure.of(FailureKind.CONNECTION_RESET) : failure;
  }

  private static boolean isTransport(QuicConnectionCloseEvent event) {
    return !event.isApplicationClose();
  }
}
