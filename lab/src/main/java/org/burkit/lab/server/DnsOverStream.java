package org.burkit.lab.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves a name server over TCP (RFC 7766) or over TLS (RFC 7858): each message after its length in
 * two bytes. Called on event loops.
 */
final class DnsOverStream extends ChannelInitializer<Channel> {
  private static final int LONGEST = 65_535;
  private static final int LENGTH = 2;
  private static final int IDLE_SECONDS = 30;

  private final NameServer names;
  private final Optional<TlsContexts> contexts;

  DnsOverStream(NameServer names, Optional<TlsContexts> contexts) {
    this.names = names;
    this.contexts = contexts;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.pipeline().addLast(new ReadTimeoutHandler(IDLE_SECONDS));
    contexts.ifPresent(
        tls -> channel.pipeline().addLast(new SniHandler((@Nullable String name) -> tls.of(name))));
    channel
        .pipeline()
        .addLast(
            new LengthFieldBasedFrameDecoder(LONGEST + LENGTH, 0, LENGTH, 0, LENGTH),
            new LengthFieldPrepender(LENGTH),
            new Questions());
  }

  private final class Questions extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf query) {
      Optional<byte[]> answer = names.answer(ByteBufUtil.getBytes(query));
      // A message that is no query ends the connection.
      var _ =
          answer.isPresent()
              ? context.writeAndFlush(Unpooled.wrappedBuffer(answer.get()))
              : context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // Resets and failed handshakes are what the lab is for; there is nobody to tell.
      var _ = context.close();
    }
  }
}
