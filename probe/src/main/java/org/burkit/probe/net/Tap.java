package org.burkit.probe.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.OptionalInt;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection: sees what the wire does before TLS hides whether the peer
 * reset, ended or answered in clear. The event loop writes; any thread may read.
 */
final class Tap extends ChannelDuplexHandler {
  /** More than any step reads: a server that still sends is cut off, whatever it sends. */
  static final int MOST = 4 << 20;

  private final TlsRecords records = new TlsRecords();
  private @Nullable Throwable error;
  private boolean ended;
  private boolean closedHere;
  private long received;
  private long most = MOST;
  private @Nullable Course course;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes && !take(bytes)) {
      bytes.release();
      var _ = context.close();
    } else {
      context.fireChannelRead(message);
    }
  }

  /** False for what goes beyond the bound. */
  private synchronized boolean take(ByteBuf bytes) {
    received += bytes.readableBytes();
    if (course != null) {
      course.reached(received);
    }
    records.feed(bytes);
    if (received > most && error == null) {
      error = new Flood();
    }
    return received <= most;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    synchronized (this) {
      ended = !closedHere;
    }
    context.fireChannelInactive();
  }

  /** An end that is ours, as after a fault in the handshake, is not the peer's. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    synchronized (this) {
      closedHere = true;
    }
    var _ = context.close(promise);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    synchronized (this) {
      error = error == null ? cause : error;
    }
    context.fireExceptionCaught(cause);
  }

  /**
   * A reset that meets a write is not seen by the next read, which finds an end in good order.
   * Writes that came too late say nothing.
   */
  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var _ = context.write(message, promise.unvoid().addListener(done -> lost(done.cause())));
  }

  private synchronized void lost(@Nullable Throwable cause) {
    if (error == null
        && cause instanceof IOException
        && !(cause instanceof ClosedChannelException)) {
      error = cause;
    }
  }

  /** From now on, how bytes come is written down, and no more than {@code bytes} are taken. */
  synchronized Course follow(long bytes) {
    most = Math.min(MOST, received + bytes);
    course = new Course(received);
    return course;
  }

  /** Whether more came than was to be taken. */
  synchronized boolean isFull() {
    return received > most;
  }

  /** How the connection broke: by an error of the socket, or by the peer's end. */
  synchronized Optional<Failure> broken() {
    if (error != null) {
      return Optional.of(Failures.of(error));
    }
    return ended ? Optional.of(Failure.of(FailureKind.EOF)) : Optional.empty();
  }

  /** Bytes that came over the connection, those before TLS included. */
  synchronized long received() {
    return received;
  }

  synchronized boolean answeredInPlaintext() {
    return records.isPlaintext();
  }

  synchronized OptionalInt alert() {
    return records.alert();
  }

  private static final class Flood extends IOException implements Failures.CarriesFailure {
    Flood() {
      super("more than " + MOST + " bytes over one connection");
    }

    @Override
    public Failure failure() {
      return Failure.unknown(String.valueOf(getMessage()));
    }
  }
}
