package org.burkit.probe.net.hop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.RouterClass;
import org.burkit.probe.net.Deadline;

/**
 * One trace: a socket for each time to live, all at once, until each has been answered or the time
 * is over. The system itself sends again what gets lost. One thread, once.
 */
final class Trace implements AutoCloseable {
  private static final Duration LISTENING_ON = Duration.ofMillis(250);

  private static final int DATA_ROOM = 2048;

  private final InetSocketAddress to;
  private final Duration patience;
  private final List<HopStep> steps = new ArrayList<>();
  private final List<Sent> open = new ArrayList<>();
  private final List<Sent> died = new ArrayList<>();
  private final List<LimitedSocket> all = new ArrayList<>();

  private record Sent(int ttl, LimitedSocket socket, long at) {}

  Trace(InetSocketAddress to, Duration patience) {
    this.to = to;
    this.patience = patience;
  }

  /** Connections that are begun, and given up. */
  List<HopStep> syn(int from, int last) throws IOException {
    for (int ttl = from; ttl <= last; ttl++) {
      LimitedSocket socket = keep(LimitedSocket.tcp(to.getAddress()));
      socket.limit(ttl);
      long at = System.nanoTime();
      int error = socket.connect(to);
      sent(ttl, socket, at, error);
    }
    await(Waiting.WRITABLE);
    return result();
  }

  /** One datagram. */
  List<HopStep> datagram(byte[] payload, int from, int last) throws IOException {
    for (int ttl = from; ttl <= last; ttl++) {
      LimitedSocket socket = keep(LimitedSocket.udp(to.getAddress()));
      socket.limit(ttl);
      int error = socket.connect(to);
      long at = System.nanoTime();
      sent(ttl, socket, at, error != 0 ? error : socket.send(payload));
    }
    await(Waiting.READABLE);
    listenOn();
    return result();
  }

  /** The first bytes over connections that stand; empty where too few of them came about. */
  List<HopStep> stream(byte[] payload, int from, int last, Deadline connecting) throws IOException {
    List<LimitedSocket> standing = connected(last - from + 1, connecting);
    for (int i = 0; i < standing.size(); i++) {
      LimitedSocket socket = standing.get(i);
      socket.limit(from + i);
      long at = System.nanoTime();
      sent(from + i, socket, at, socket.send(payload));
    }
    await(Waiting.READABLE);
    listenOn();
    return result();
  }

  private List<LimitedSocket> connected(int count, Deadline connecting) throws IOException {
    List<LimitedSocket> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LimitedSocket socket = keep(LimitedSocket.tcp(to.getAddress()));
      if (socket.connect(to) == 0) {
        waiting.add(socket);
      }
    }
    List<LimitedSocket> standing = new ArrayList<>();
    while (!waiting.isEmpty() && !connecting.hasPassed()) {
      for (int index : Waiting.on(waiting, Waiting.WRITABLE, connecting).reversed()) {
        LimitedSocket socket = waiting.remove(index);
        if (socket.error() == 0) {
          standing.add(socket);
        }
      }
    }
    return standing;
  }

  private LimitedSocket keep(LimitedSocket socket) {
    all.add(socket);
    return socket;
  }

  private void sent(int ttl, LimitedSocket socket, long at, int error) {
    Sent sent = new Sent(ttl, socket, at);
    if (error != 0) {
      steps.add(step(sent, ofError(error), RouterClass.UNKNOWN));
    } else {
      open.add(sent);
    }
  }

  private void await(short events) {
    Deadline deadline = Deadline.in(patience);
    while (!open.isEmpty() && !deadline.hasPassed()) {
      List<LimitedSocket> sockets = open.stream().map(Sent::socket).toList();
      for (int index : Waiting.on(sockets, events, deadline).reversed()) {
        Sent sent = open.get(index);
        Optional<HopStep> step = read(sent, events);
        step.ifPresent(came -> {
          open.remove(sent);
          steps.add(came);
          if (came.came() == Came.TIME_EXCEEDED) {
            died.add(sent);
          }
        });
      }
    }
    open.forEach(sent -> steps.add(step(sent, Came.SILENCE, RouterClass.UNKNOWN)));
    open.clear();
  }

  /** Who answers in the server's place may be slower than the router that lets a packet die. */
  private void listenOn() {
    Deadline deadline = Deadline.in(LISTENING_ON);
    while (!died.isEmpty() && !deadline.hasPassed()) {
      List<LimitedSocket> sockets = died.stream().map(Sent::socket).toList();
      for (int index : Waiting.on(sockets, Waiting.READABLE, deadline).reversed()) {
        Sent sent = died.remove(index);
        read(sent, Waiting.READABLE)
            .filter(step -> step.came() != Came.TIME_EXCEEDED)
            .ifPresent(step -> {
              steps.removeIf(other -> other.ttl() == step.ttl());
              steps.add(step);
            });
      }
    }
  }

  /** What an answer or a reset says outweighs the note that the packet died. */
  private static Optional<HopStep> read(Sent sent, short events) {
    Optional<LimitedSocket.Note> note = sent.socket().note();
    int error = sent.socket().error();
    int bytes = events == Waiting.READABLE ? sent.socket().receive(new byte[DATA_ROOM]) : -1;
    if (bytes > 0) {
      return Optional.of(step(sent, Came.ANSWER, RouterClass.UNKNOWN));
    }
    if (note.isPresent() && error != LimitedSocket.ECONNRESET) {
      Came came = note.get().isTimeExceeded() ? Came.TIME_EXCEEDED : Came.UNREACHABLE;
      return Optional.of(step(sent, came, classOf(note.get().router())));
    }
    if (error != 0) {
      return Optional.of(step(sent, ofError(error), RouterClass.UNKNOWN));
    }
    if (events == Waiting.WRITABLE) {
      return Optional.of(step(sent, Came.ANSWER, RouterClass.UNKNOWN));
    }
    return bytes < 0 ? Optional.empty() : Optional.of(step(sent, Came.END, RouterClass.UNKNOWN));
  }

  /**
   * On a connection that stands, ICMP comes as an error alone; whatever says "no way there" to a
   * packet that was bound to die says that it died.
   */
  static Came ofError(int errno) {
    return switch (errno) {
      case LimitedSocket.EHOSTUNREACH -> Came.TIME_EXCEEDED;
      case LimitedSocket.ECONNREFUSED, LimitedSocket.ECONNRESET -> Came.RESET;
      default -> Came.UNREACHABLE;
    };
  }

  static RouterClass classOf(InetAddress router) {
    byte[] bytes = router.getAddress();
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64; // RFC 6598
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc; // RFC 4193
    return shared || uniqueLocal || router.isSiteLocalAddress() || router.isLinkLocalAddress()
        ? RouterClass.LOCAL
        : RouterClass.PUBLIC;
  }

  private static HopStep step(Sent sent, Came came, RouterClass router) {
    return new HopStep(sent.ttl(), came, router, Duration.ofNanos(System.nanoTime() - sent.at()));
  }

  private List<HopStep> result() {
    return steps.stream().sorted(Comparator.comparingInt(HopStep::ttl)).toList();
  }

  @Override
  public void close() {
    all.forEach(LimitedSocket::close);
  }
}
