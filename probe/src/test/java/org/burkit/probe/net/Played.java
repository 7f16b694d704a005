package org.burkit.probe.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.function.UnaryOperator;

/**
 * A connection within this process, made as {@link Network} makes one: whoever speaks over it is
 * answered once, whatever was said, and the connection ends.
 */
final class Played implements AutoCloseable {
  private static final EventLoopGroup LOOP =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("played", true), LocalIoHandler.newFactory());

  private final Channel server;
  private final Channel client;

  private Played(Channel server, Channel client) {
    this.server = server;
    this.client = client;
  }

  /**
   * @param answer what is said to the first bytes that were heard
   */
  static Played answering(Tap tap, UnaryOperator<byte[]> answer) throws InterruptedException {
    Channel server =
        new ServerBootstrap()
            .group(LOOP)
            .channel(LocalServerChannel.class)
            .childHandler(new Answering(answer))
            .bind(LocalAddress.ANY)
            .sync()
            .channel();
    Channel client =
        new Bootstrap()
            .group(LOOP)
            .channel(LocalChannel.class)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(tap);
                    Held.begin(channel);
                  }
                })
            .connect(server.localAddress())
            .sync()
            .channel();
    return new Played(server, client);
  }

  Channel channel() {
    return client;
  }

  @Override
  public void close() {
    client.close().awaitUninterruptibly();
    server.close().awaitUninterruptibly();
  }

  private static final class Answering extends ChannelInboundHandlerAdapter {
    private final UnaryOperator<byte[]> answer;
    private boolean answered;

    Answering(UnaryOperator<byte[]> answer) {
      this.answer = answer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      byte[] heard = ByteBufUtil.getBytes((ByteBuf) message);
      ReferenceCountUtil.release(message);
      if (!answered) {
        answered = true;
        context
            .writeAndFlush(Unpooled.wrappedBuffer(answer.apply(heard)))
            .addListener(ChannelFutureListener.CLOSE);
      }
    }
  }
}
