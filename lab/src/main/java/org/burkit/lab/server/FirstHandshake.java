package org.burkit.lab.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.burkit.lab.net.Namespace;

/**
 * The first QUIC handshake of this process, made in advance: it loads so many classes that a
 * client's patience could end before, and an innocent server would look blocked. Any thread may
 * call; nobody waits for it.
 */
final class FirstHandshake {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final int PATIENCE_SECONDS = 5;

  private FirstHandshake() {}

  /** Makes it with a server that listens in the namespace, unless it has been made. */
  static void with(InetSocketAddress server, Namespace namespace) {
    if (!BEGUN.compareAndSet(false, true)) {
      return;
    }
    var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .handler(
                Http3.newQuicClientCodecBuilder()
                    .sslContext(client())
                    .maxIdleTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .build());
    ChannelFuture bound = namespace.call(() -> bootstrap.bind(0));
    bound.addListener((ChannelFutureListener) socket -> greet(socket.channel(), server));
  }

  private static void greet(Channel socket, InetSocketAddress server) {
    // Whether it succeeds does not matter: all is loaded then.
    QuicChannel.newBootstrap(socket)
        .handler(new ChannelInboundHandlerAdapter())
        .remoteAddress(server)
        .connect()
        .addListener(_ -> {
          var _ = socket.eventLoop().parent().shutdownGracefully(0, 1, TimeUnit.SECONDS);
        });
  }

  private static QuicSslContext client() {
    return QuicSslContextBuilder.forClient()
        .trustManager(InsecureTrustManagerFactory.INSTANCE)
        .applicationProtocols(Speech.HTTP_3)
        .build();
  }
}
