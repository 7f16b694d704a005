package org.burkit.collector.journal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who goes first where there is more to do than processors for it. Who sends a measurement waits
 * for its answer; what follows the journal can come after, but never waits for long, so that
 * judging goes on however many come. Any thread may call it.
 */
public final class RightOfWay {
  /** So many at once are more than processors get done between two of them. */
  static final int CROWD = 4 * Math.max(4, Runtime.getRuntime().availableProcessors());

  /** A crowd that pauses for less is the same crowd. */
  private static final Duration LULL = Duration.ofMillis(200);

  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration LOOK_ROUND = Duration.ofMillis(10);

  private final AtomicInteger present = new AtomicInteger();
  private volatile long lastCrowd = System.nanoTime() - LULL.toNanos();

  /** What goes first until it is closed. */
  public interface Passage extends AutoCloseable {
    @Override
    void close();
  }

  /** Goes first. */
  public Passage enter() {
    if (present.incrementAndGet() >= CROWD) {
      lastCrowd = System.nanoTime();
    }
    return present::decrementAndGet;
  }

  /** Lets a crowd go first, for some seconds at most; false where it is still there. */
  public boolean giveWay() throws InterruptedException {
    long begin = System.nanoTime();
    while (isCrowded()) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        return false;
      }
      Thread.sleep(LOOK_ROUND);
    }
    return true;
  }

  boolean isCrowded() {
    return present.get() >= CROWD || System.nanoTime() - lastCrowd < LULL.toNanos();
  }
}
