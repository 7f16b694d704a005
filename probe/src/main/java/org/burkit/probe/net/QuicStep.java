package org.burkit.probe.net;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.burkit.model.Endpoint;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.QuicHandshake;
import org.jspecify.annotations.Nullable;

/**
 * The QUIC handshake with one address (RFC 9000, RFC 9001), for HTTP/3. Any thread may ask.
 *
 * <p>What a failure hides is told beside it: {@code x_tls_symptom} and {@code x_tls_alert} for an
 * alert, {@code x_quic_error} for another error code with which the connection was closed. A port
 * where nobody answers and a censor that swallows packets look alike: both are a timeout.
 */
final class QuicStep {
  private static final long MAX_RECEIVED = 4L << 20;
  private static final long MAX_STREAM = 2L << 20;
  private static final int CONNECTION_REFUSED = 0x2; // RFC 9000 section 20.1

  /** RFC 9001 section 4.8: an alert is the error 0x100 plus its number. */
  private static final int FIRST_ALERT = 0x100;

  private final EventLoopGroup loop;
  private final Optional<GlobalTrafficShapingHandler> shaping;
  private final ChainJudge judge;
  private final PageMemory memory;
  private final ChainKeeper keeper = new ChainKeeper();
  private @Nullable QuicSslContext context;

  /**
   * @param shaping what holds data back on all connections together, where anything does
   */
  QuicStep(
      EventLoopGroup loop,
      ChainJudge judge,
      Optional<GlobalTrafficShapingHandler> shaping,
      PageMemory memory) {
    this.loop = loop;
    this.shaping = shaping;
    this.memory = memory;
    this.judge = judge;
  }

  /** False where the native library is missing for this platform. */
  boolean isAvailable() {
    return Quic.isAvailable();
  }

  /** Made at the first use: loading the native library costs time and memory. */
  private synchronized QuicSslContext context() {
    if (context == null) {
      context =
          QuicSslContextBuilder.forClient()
              .trustManager(keeper)
              .endpointIdentificationAlgorithm(null) // the judge asks for the name afterwards
              .applicationProtocols("h3")
              .sessionCacheSize(0) // each handshake must show its chain
              .build();
    }
    return context;
  }

  /**
   * @param name what the certificate must be for, and the SNI unless it is an address
   */
  QuicConnection connect(InetAddress ip, int port, String name, Step step, Deadline deadline)
      throws InterruptedException {
    Duration t0 = step.watch().elapsed();
    String sni = Addresses.parse(name).isPresent() ? "" : name;
    UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    QuicSslEngine engine =
        sni.isEmpty() ? context().newEngine(allocator) : context().newEngine(allocator, sni, port);
    QuicTap tap = new QuicTap();
    Attempt attempt = attempt(new InetSocketAddress(ip, port), engine, tap, deadline);
    List<X509Certificate> chain = keeper.take(engine);
    Outcome outcome =
        attempt.quic().isPresent()
            ? new Outcome(judge.judge(chain, name), Extra.NONE)
            : failed(attempt.cause(), tap);
    String alpn = engine.getApplicationProtocol();
    QuicHandshake handshake =
        new QuicHandshake(
            Endpoint.of(Addresses.text(ip), port),
            sni,
            outcome.failure(),
            chain.stream().map(TlsStep::peerCertificate).toList(),
            attempt.quic().isPresent() && alpn != null ? alpn : "",
            step.since(t0),
            outcome.extra());
    QuicConnection connection =
        new QuicConnection(handshake, attempt.socket(), attempt.quic(), tap, memory);
    if (handshake.failure().isPresent()) {
      connection.close();
    }
    return connection;
  }

  private record Attempt(Channel socket, Optional<QuicChannel> quic, Optional<Throwable> cause) {}

  private Attempt attempt(
      InetSocketAddress remote, QuicSslEngine engine, QuicTap tap, Deadline deadline)
      throws InterruptedException {
    // A connected socket is told by the system when nobody listens, and hears nobody else.
    ChannelFuture opening = bootstrap(codec(engine, deadline), tap).connect(remote);
    Channel socket = opening.channel();
    if (!Opening.await(opening, socket, deadline) || !opening.isSuccess()) {
      return new Attempt(socket, Optional.empty(), Optional.ofNullable(opening.cause()));
    }
    Future<QuicChannel> shaking =
        QuicChannel.newBootstrap(socket)
            .handler(tap.onConnection(Http3Step.connectionHandler()))
            .remoteAddress(remote)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, deadline.millisAtLeastOne())
            .connect();
    boolean done = Opening.await(shaking, socket, deadline);
    return shaking.isSuccess()
        ? new Attempt(socket, Optional.of(shaking.getNow()), Optional.empty())
        : new Attempt(
            socket,
            Optional.empty(),
            done ? Optional.ofNullable(shaking.cause()) : Optional.empty());
  }

  private Bootstrap bootstrap(ChannelHandler codec, QuicTap tap) {
    return new Bootstrap()
        .group(loop)
        .channel(NioDatagramChannel.class)
        .option(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false))
        .handler(tap.onSocket(shaping, codec));
  }

  private static ChannelHandler codec(QuicSslEngine engine, Deadline deadline) {
    return Http3.newQuicClientCodecBuilder()
        .sslEngineProvider(channel -> engine)
        .maxIdleTimeout(deadline.left().toMillis() + 60_000, TimeUnit.MILLISECONDS)
        .initialMaxData(MAX_RECEIVED)
        .initialMaxStreamDataBidirectionalLocal(MAX_STREAM)
        .build();
  }

  private static Outcome failed(Optional<Throwable> cause, QuicTap tap) {
    return tap.closed()
        .map(QuicStep::closedBy)
        .orElseGet(() -> {
          Optional<Failure> socket = tap.socketError().map(Failures::of);
          Failure failure =
              socket.or(() -> cause.map(QuicStep::failure)).orElse(Failures.timeout());
          return new Outcome(Optional.of(failure), Extra.NONE);
        });
  }

  /** A connection that was given up for want of answers is closed like one that the peer ended. */
  private static Failure failure(Throwable cause) {
    Failure failure = Failures.of(cause);
    return failure.kind() == FailureKind.EOF ? Failures.timeout() : failure;
  }

  private static Outcome closedBy(QuicConnectionCloseEvent event) {
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    if (event.isTlsError()) {
      keys.put("x_tls_symptom", "alert");
      keys.put("x_tls_alert", String.valueOf(event.error() - FIRST_ALERT));
      return new Outcome(Optional.of(Failure.of(FailureKind.TLS_HANDSHAKE)), Extra.of(keys));
    }
    keys.put("x_quic_error", event.error());
    FailureKind kind =
        event.error() == CONNECTION_REFUSED
            ? FailureKind.CONNECTION_REFUSED
            : FailureKind.CONNECTION_RESET;
    return new Outcome(Optional.of(Failure.of(kind)), Extra.of(keys));
  }

  private record Outcome(Optional<Failure> failure, Extra extra) {}
}
