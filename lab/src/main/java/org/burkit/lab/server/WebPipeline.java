package org.burkit.lab.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.burkit.lab.packet.Ip4;
import org.jspecify.annotations.Nullable;

/** Sets up each accepted connection of one listener. Called on event loops. */
final class WebPipeline extends ChannelInitializer<Channel> {
  private static final int LARGEST_REQUEST = 65_536;
  private static final int IDLE_SECONDS = 60;

  private final WebListener listener;
  private final Map<String, SslContext> contexts = new ConcurrentHashMap<>();

  WebPipeline(WebListener listener) {
    this.listener = listener;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (!listener.admission().takes()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      var _ = channel.close();
      return;
    }
    channel.pipeline().addLast(new ReadTimeoutHandler(IDLE_SECONDS));
    listener
        .identities()
        .ifPresent(identities ->
            channel
                .pipeline()
                .addLast(new SniHandler((@Nullable String name) -> context(identities, name))));
    channel
        .pipeline()
        .addLast(new HttpServerCodec(), new HttpObjectAggregator(LARGEST_REQUEST), new Exchange());
  }

  private SslContext context(Function<String, Identity> identities, @Nullable String serverName) {
    String name = serverName == null ? "" : serverName;
    return contexts.computeIfAbsent(name, n -> newContext(identities.apply(n)));
  }

  private static SslContext newContext(Identity identity) {
    try {
      return SslContextBuilder.forServer(identity.key(), identity.chain())
          .sslProvider(SslProvider.JDK)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("an identity that TLS cannot use", e);
    }
  }

  private final class Exchange extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      var peer = (InetSocketAddress) context.channel().remoteAddress();
      Ip4 client = Ip4.of(peer.getAddress().getAddress());
      FullHttpResponse response = listener.responder().answer(request, client);
      boolean keep = HttpUtil.isKeepAlive(request);
      HttpUtil.setKeepAlive(response, keep);
      var written = context.writeAndFlush(response);
      if (!keep) {
        written.addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // Resets and failed handshakes are what the lab is for; there is nobody to tell.
      var _ = context.close();
    }
  }
}
