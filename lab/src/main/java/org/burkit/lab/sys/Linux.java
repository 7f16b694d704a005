package org.burkit.lab.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;

/** The lab's door to the kernel. Stateless; each call acts on the calling thread. */
public final class Linux {
  private static final int CLONE_NEWNET = 0x40000000;
  private static final short POLLIN = 1;
  private static final int POLLFD_SIZE = 8;

  private static final NativeCall UNSHARE = NativeCall.of("unshare", JAVA_INT, JAVA_INT);
  private static final NativeCall POLL =
      NativeCall.of("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  private Linux() {}

  /**
   * Moves the calling platform thread into a new, empty network namespace. Sockets and processes
   * that this thread makes from now on live there (unshare(2)).
   */
  public static void unshareNetwork() {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("a virtual thread has no network namespace of its own");
    }
    UNSHARE.call("unshare(CLONE_NEWNET)", CLONE_NEWNET);
  }

  /** A set of TUN devices to wait on, for one thread. */
  public static final class Waiting implements AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment table;
    private final int count;

    public Waiting(List<Tun> devices) {
      count = devices.size();
      table = arena.allocate((long) POLLFD_SIZE * count, Integer.BYTES);
      for (int i = 0; i < count; i++) {
        table.set(JAVA_INT, (long) POLLFD_SIZE * i, devices.get(i).descriptor());
        table.set(JAVA_SHORT, (long) POLLFD_SIZE * i + 4, POLLIN);
      }
    }

    /** Blocks until a device has a packet or the time is over (rounded up to milliseconds). */
    public void await(Duration longest) {
      long millis = (longest.toNanos() + 999_999) / 1_000_000;
      var _ = POLL.tryCall(table, (long) count, (int) Math.min(millis, 60_000));
    }

    public boolean isReady(int index) {
      return (table.get(JAVA_SHORT, (long) POLLFD_SIZE * index + 6) & POLLIN) != 0;
    }

    @Override
    public void close() {
      arena.close();
    }
  }
}
