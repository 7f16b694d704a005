package org.burkit.probe.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The last handler of a connection that nobody reads yet: a server may speak before it is asked, as
 * those of HTTP/2 do. Of one event loop; the tap bounds what is held.
 */
final class Held extends ChannelInboundHandlerAdapter {
  private static final String NAME = "held";

  private final Queue<Object> messages = new ArrayDeque<>();

  static void begin(Channel channel) {
    channel.pipeline().addLast(NAME, new Held());
  }

  /** Hands over what came to the handlers behind. */
  static void end(Channel channel) {
    if (channel.pipeline().get(NAME) != null) {
      channel.pipeline().remove(NAME);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    messages.add(message);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    while (!messages.isEmpty()) {
      context.fireChannelRead(messages.remove());
    }
    context.fireChannelReadComplete();
  }
}
