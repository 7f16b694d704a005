package org.burkit.probe.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;
import java.util.OptionalInt;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection: sees what the wire does before TLS hides whether the peer
 * reset, ended or answered in clear. The event loop writes; any thread may read.
 */
final class Tap extends ChannelInboundHandlerAdapter {
  private final TlsRecords records = new TlsRecords();
  private @Nullable Throwable error;
  private boolean ended;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes) {
      synchronized (this) {
        records.feed(bytes);
      }
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    synchronized (this) {
      ended = true;
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    synchronized (this) {
      error = error == null ? cause : error;
    }
    context.fireExceptionCaught(cause);
  }

  /** How the connection broke: by an error of the socket, or by the peer's end. */
  synchronized Optional<Failure> broken() {
    if (error != null) {
      return Optional.of(Failures.of(error));
    }
    return ended ? Optional.of(Failure.of(FailureKind.EOF)) : Optional.empty();
  }

  synchronized boolean answeredInPlaintext() {
    return records.isPlaintext();
  }

  synchronized OptionalInt alert() {
    return records.alert();
  }
}
