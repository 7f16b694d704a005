package org.burkit.probe.net.hop;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.burkit.probe.net.Deadline;

/** Waiting for several sockets at once (poll(2)). One thread. */
final class Waiting {
  static final short READABLE = 1;
  static final short WRITABLE = 4;

  private static final int ENTRY = 8;

  private Waiting() {}

  /** The indexes of the sockets that something happened to; empty when the time is over. */
  static List<Integer> on(List<LimitedSocket> sockets, short events, Deadline deadline) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment table = arena.allocate((long) ENTRY * sockets.size(), 4);
      for (int i = 0; i < sockets.size(); i++) {
        table.set(JAVA_INT, (long) ENTRY * i, sockets.get(i).descriptor());
        table.set(JAVA_SHORT, (long) ENTRY * i + 4, events);
      }
      int millis = (int) deadline.left().toMillis() + 1;
      if (Libc.POLL.call(table, (long) sockets.size(), millis) <= 0) {
        return List.of();
      }
      List<Integer> ready = new ArrayList<>();
      for (int i = 0; i < sockets.size(); i++) {
        if (table.get(JAVA_SHORT, (long) ENTRY * i + 6) != 0) {
          ready.add(i);
        }
      }
      return ready;
    }
  }
}
