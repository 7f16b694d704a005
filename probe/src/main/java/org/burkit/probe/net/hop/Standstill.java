package org.burkit.probe.net.hop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.RouterClass;
import org.burkit.probe.net.Deadline;

/**
 * A connection on which a page is asked for until no more of it comes, and on which then more is
 * said, with a time to live that grows. One thread, once.
 */
final class Standstill implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration READING = Duration.ofSeconds(12);
  private static final Duration ANSWERING = Duration.ofMillis(700);

  /** What the system sends again by itself must have come back before the next one goes out. */
  private static final Duration SETTLING = Duration.ofMillis(250);

  /** What comes on beyond that does not stand still. */
  private static final long MOST = 64 << 10;

  private final InetSocketAddress to;
  private final LimitedSocket socket;

  Standstill(InetSocketAddress to) throws IOException {
    this.to = to;
    this.socket = LimitedSocket.tcp(to.getAddress());
  }

  /** Empty where no connection comes about, or what comes over it does not cease. */
  List<HopStep> steps(Optional<SSLEngine> engine, byte[] request, int last, Deadline connecting)
      throws IOException {
    TlsLine line = new TlsLine(socket, engine);
    if (socket.connect(to) != 0
        || Waiting.on(List.of(socket), Waiting.WRITABLE, connecting).isEmpty()
        || socket.error() != 0
        || !line.open(connecting)
        || !line.say(request)
        || !ceases()) {
      return List.of();
    }
    socket.sendAtOnce();
    List<HopStep> steps = new ArrayList<>();
    for (int ttl = 1; ttl <= last; ttl++) {
      socket.limit(ttl);
      long at = System.nanoTime();
      Came came = line.say(request) ? next(Deadline.in(ANSWERING)) : Came.SILENCE;
      steps.add(
          new HopStep(ttl, came, RouterClass.UNKNOWN, Duration.ofNanos(System.nanoTime() - at)));
      if (came == Came.RESET || came == Came.END) {
        break;
      }
      settle();
    }
    return steps;
  }

  /** Whether something comes, and then nothing for a while, over a connection that stands. */
  private boolean ceases() {
    Deadline reading = Deadline.in(READING);
    byte[] room = new byte[16 << 10];
    long total = 0;
    while (!reading.hasPassed() && total <= MOST) {
      Deadline silence = total == 0 ? reading : Deadline.in(SILENCE); // servers may think first
      if (Waiting.on(List.of(socket), Waiting.READABLE, silence).isEmpty()) {
        return total > 0;
      }
      int length = socket.receive(room);
      if (length <= 0) {
        return false;
      }
      total += length;
    }
    return false;
  }

  private Came next(Deadline deadline) {
    byte[] room = new byte[2048];
    while (!deadline.hasPassed()) {
      if (Waiting.on(List.of(socket), Waiting.READABLE, deadline).isEmpty()) {
        return Came.SILENCE;
      }
      int error = socket.error();
      boolean noted = socket.note().isPresent();
      if (error != 0 && error != LimitedSocket.EHOSTUNREACH) {
        return Trace.ofError(error);
      }
      if (error != 0 || noted) {
        return Came.TIME_EXCEEDED;
      }
      int length = socket.receive(room);
      if (length >= 0) {
        return length > 0 ? Came.ANSWER : Came.END;
      }
    }
    return Came.SILENCE;
  }

  private void settle() {
    Deadline deadline = Deadline.in(SETTLING);
    byte[] room = new byte[2048];
    while (!deadline.hasPassed()
        && !Waiting.on(List.of(socket), Waiting.READABLE, deadline).isEmpty()) {
      boolean ended = socket.receive(room) == 0;
      var _ = socket.note();
      if (socket.error() == LimitedSocket.ECONNRESET || ended) {
        return;
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
