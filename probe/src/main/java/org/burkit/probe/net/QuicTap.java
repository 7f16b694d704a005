package org.burkit.probe.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees how a QUIC connection ends: by an error of the socket below it, or by what the peer says.
 * The event loop writes; any thread may read.
 */
final class QuicTap {
  private @Nullable QuicConnectionCloseEvent closed;
  private @Nullable Throwable socketError;

  /** Puts the tap between {@code shaping} and {@code codec}, on the UDP socket. */
  ChannelHandler onSocket(Optional<? extends ChannelHandler> shaping, ChannelHandler codec) {
    return initializer(
        Stream.concat(shaping.stream(), Stream.of(new SocketErrors(), codec)).toList());
  }

  /** Puts the tap before {@code http}, on the QUIC connection. */
  ChannelHandler onConnection(ChannelHandler http) {
    return initializer(List.of(new CloseEvents(), http));
  }

  private static ChannelHandler initializer(List<ChannelHandler> handlers) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        handlers.forEach(channel.pipeline()::addLast);
      }
    };
  }

  /** What the peer said when it closed the connection. */
  synchronized Optional<QuicConnectionCloseEvent> closed() {
    return Optional.ofNullable(closed);
  }

  /** What the system said of the socket: that nobody listens there, for example. */
  synchronized Optional<Throwable> socketError() {
    return Optional.ofNullable(socketError);
  }

  private synchronized void note(QuicConnectionCloseEvent event) {
    closed = closed == null ? event : closed;
  }

  private synchronized void note(Throwable error) {
    socketError = socketError == null ? error : socketError;
  }

  private final class SocketErrors extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      note(cause);
      var _ = context.close(); // ends the handshake at once instead of at its deadline
    }
  }

  private final class CloseEvents extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof QuicConnectionCloseEvent close) {
        note(close);
      }
      context.fireUserEventTriggered(event);
    }
  }
}
