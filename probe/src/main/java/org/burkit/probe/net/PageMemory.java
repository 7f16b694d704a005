package org.burkit.probe.net;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory that all pages in the middle of being read may take together, however many servers
 * send at once and whatever they send. Any thread.
 */
final class PageMemory {
  /** What each may hold whatever the others do: most pages are shorter on their way. */
  static final int OF_EACH = 64 << 10;

  private static final int OF_ALL = 12 << 20;
  private static final int UNPACKED_AT_ONCE = 2;

  private final AtomicInteger held = new AtomicInteger();
  private final Semaphore unpacking = new Semaphore(UNPACKED_AT_ONCE);

  /**
   * Takes room for more of a body.
   *
   * @param already bytes of this body that are held
   * @param more bytes that came, at most what its own limit leaves
   * @return how many of them may be kept
   */
  int take(int already, int more) {
    int granted = Math.clamp(OF_ALL - held.get(), Math.clamp(OF_EACH - already, 0, more), more);
    held.addAndGet(granted);
    return granted;
  }

  /** What is left of a response once it was read; its room is given back. */
  Optional<Body> unpacked(ResponseReader.Received received) throws InterruptedException {
    try {
      unpacking.acquire();
      try {
        return received.head().map(head -> Body.of(head, received.body()));
      } finally {
        unpacking.release();
      }
    } finally {
      giveBack(received);
    }
  }

  /** Gives back the room of a response that was read. */
  void giveBack(ResponseReader.Received received) {
    held.addAndGet(-received.body().size());
  }
}
