package org.burkit.collector.control;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.OkHttpClient;
import org.burkit.model.Control;
import org.burkit.model.Failure;

/** One QUIC handshake for HTTP/3 with one address (RFC 9001). Any thread; closing ends its own. */
final class QuicCheck implements Closeable {
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("control-quic", true), NioIoHandler.newFactory());
  private final Trust trust;
  private final HostnameVerifier names = new OkHttpClient().hostnameVerifier();

  QuicCheck(Trust trust) {
    this.trust = trust;
  }

  /** False where the native library is missing for this platform. */
  static boolean isAvailable() {
    return Quic.isAvailable();
  }

  Control.Tls handshake(InetSocketAddress endpoint, String serverName) throws InterruptedException {
    var recorder = new LeafRecorder(trust.manager());
    ChannelFuture opening =
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .handler(codec(recorder, serverName, endpoint.getPort()))
            .connect(endpoint)
            .await();
    Optional<Throwable> fault =
        opening.isSuccess()
            ? shakeHands(opening.channel(), endpoint, serverName)
            : Optional.ofNullable(opening.cause());
    opening.channel().close().await();
    Optional<Throwable> known = recorder.refusal().map(Throwable.class::cast).or(() -> fault);
    return EndpointCheck.observed(serverName, known.map(QuicCheck::failure), recorder.leaf());
  }

  private Optional<Throwable> shakeHands(
      Channel socket, InetSocketAddress endpoint, String serverName) throws InterruptedException {
    Future<QuicChannel> shaking =
        QuicChannel.newBootstrap(socket)
            .handler(new ChannelInboundHandlerAdapter())
            .remoteAddress(endpoint)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) HANDSHAKE.toMillis())
            .connect();
    if (!shaking.await(HANDSHAKE.toMillis())) {
      return Optional.of(new TimeoutException());
    }
    if (!shaking.isSuccess()) {
      return Optional.ofNullable(shaking.cause());
    }
    QuicChannel quic = shaking.getNow();
    SSLEngine engine = Objects.requireNonNull(quic.sslEngine(), "set before the handshake");
    boolean valid = names.verify(serverName, engine.getSession());
    quic.close().await(1, TimeUnit.SECONDS);
    return valid
        ? Optional.empty()
        : Optional.of(new SSLPeerUnverifiedException("the certificate is for other names"));
  }

  private static ChannelHandler codec(LeafRecorder recorder, String serverName, int port) {
    QuicSslContext context =
        QuicSslContextBuilder.forClient()
            .trustManager(recorder)
            .endpointIdentificationAlgorithm(null) // as over TCP, the name is verified afterwards
            .applicationProtocols("h3")
            .build();
    return new QuicClientCodecBuilder()
        .sslEngineProvider(quic ->
            Hosts.isLiteral(serverName)
                ? context.newEngine(quic.alloc())
                : context.newEngine(quic.alloc(), serverName, port))
        .maxIdleTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS)
        .initialMaxData(1 << 16)
        .initialMaxStreamDataUnidirectional(1 << 16)
        .initialMaxStreamsUnidirectional(3)
        .build();
  }

  /** A connection given up for want of answers is closed like one that the other side ended. */
  private static Failure failure(Throwable cause) {
    return Failures.of(cause instanceof ClosedChannelException ? new TimeoutException() : cause);
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
