package org.burkit.lab.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets up each accepted connection of one listener. Called on event loops. */
final class WebPipeline extends ChannelInitializer<Channel> {
  static final int LARGEST_REQUEST = 65_536;
  private static final int IDLE_SECONDS = 60;

  private final WebListener listener;
  private final Optional<TlsContexts> contexts;

  WebPipeline(WebListener listener) {
    this.listener = listener;
    this.contexts =
        listener
            .identities()
            .map(identities -> new TlsContexts(identities, listener.speech().offered()))
            .map(tls -> listener.hiding().isPresent() ? tls.behindEchFront() : tls);
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
        .hiding()
        .ifPresent(key -> channel.pipeline().addLast(new EchFront(key, listener.deaf())));
    contexts.ifPresentOrElse(
        tls ->
            channel
                .pipeline()
                .addLast(
                    new SniHandler((@Nullable String name) -> tls.of(name)), new Negotiation()),
        () -> speakHttp1(channel.pipeline()));
  }

  private void speakHttp1(ChannelPipeline pipeline) {
    pipeline.addLast(new HttpServerCodec());
    answerOn(pipeline);
  }

  /** Each stream is a channel of its own, on which requests look as those of version 1 do. */
  private void speakHttp2(ChannelPipeline pipeline) {
    ChannelInitializer<Channel> stream =
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true));
            answerOn(channel.pipeline());
          }
        };
    pipeline.addLast(Http2FrameCodecBuilder.forServer().build(), new Http2MultiplexHandler(stream));
  }

  private void answerOn(ChannelPipeline pipeline) {
    var client = (InetSocketAddress) pipeline.channel().remoteAddress();
    pipeline.addLast(
        new HttpObjectAggregator(LARGEST_REQUEST), new WebExchange(listener.responder(), client));
  }

  private final class Negotiation extends ApplicationProtocolNegotiationHandler {
    Negotiation() {
      super(listener.speech().unasked());
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
      if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
        speakHttp2(context.pipeline());
      } else {
        speakHttp1(context.pipeline());
      }
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
      // Failed handshakes are what the lab is for; there is nobody to tell.
      var _ = context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }
  }
}
