package org.burkit.probe.run;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many targets are measured at once: one more while all goes well, fewer when the line shows
 * trouble (additive increase, multiplicative decrease). Any thread may use it.
 *
 * <p>A target that takes long waits for an answer that does not come, and puts nothing on the line
 * meanwhile: after a while it no longer counts, so that dead targets hold up nobody. Only all
 * targets together, with those that wait, have a bound of their own, for the sake of memory.
 */
final class Pace {
  /** Longer than a healthy target takes over a slow line. */
  static final Duration WAITING = Duration.ofSeconds(4);

  /** Where a run begins: what a slow home line bears. */
  private static final int FIRST = 8;

  private static final double BACK_OFF = 0.5;
  private static final int WITH_THE_WAITING = 4;

  /** A target takes as long as it takes: its time says nothing of the line. */
  private static final long NO_TIMEOUT_HOURS = 24;

  private final AIMDLimit limit;
  private final Duration waiting;
  private final int mostInAll;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Those that count, oldest first. */
  private final Set<Turn> counted = new LinkedHashSet<>();

  private int inAll;
  private long backedOffAt = System.nanoTime();

  /**
   * @param most targets at once, however well it goes
   * @param waiting after how long a target no longer counts
   */
  Pace(int most, Duration waiting) {
    this.limit =
        AIMDLimit.newBuilder()
            .initialLimit(Math.min(FIRST, most))
            .minLimit(1)
            .maxLimit(most)
            .backoffRatio(BACK_OFF)
            .timeout(NO_TIMEOUT_HOURS, TimeUnit.HOURS)
            .build();
    this.waiting = waiting;
    this.mostInAll = most * WITH_THE_WAITING;
  }

  /** Waits for a place. */
  Turn next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (inAll == mostInAll || counted.size() >= limit.getLimit()) {
        if (inAll == mostInAll) {
          changed.await();
        } else if (!passOverTheOldest()) {
          long _ = changed.awaitNanos(untilItWaits(counted.iterator().next()));
        }
      }
      Turn turn = new Turn(System.nanoTime());
      counted.add(turn);
      inAll++;
      return turn;
    } finally {
      lock.unlock();
    }
  }

  private boolean passOverTheOldest() {
    Turn oldest = counted.iterator().next();
    return untilItWaits(oldest) <= 0 && counted.remove(oldest);
  }

  private long untilItWaits(Turn turn) {
    return turn.start + waiting.toNanos() - System.nanoTime();
  }

  /** How many may be measured at once at present. */
  int now() {
    lock.lock();
    try {
      return limit.getLimit();
    } finally {
      lock.unlock();
    }
  }

  private void end(Turn turn, LineHealth.Sign sign) {
    lock.lock();
    try {
      int atOnce = counted.size();
      boolean used = counted.remove(turn);
      inAll--;
      switch (sign) {
        case FINE -> {
          if (used) {
            limit.onSample(turn.start, System.nanoTime() - turn.start, atOnce, false);
          }
        }
        case TROUBLED -> backOff(turn);
        case NONE -> {}
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Once for all that were on the line together: each of them tells of the same trouble. */
  private void backOff(Turn turn) {
    if (turn.start - backedOffAt >= 0) {
      limit.onSample(turn.start, System.nanoTime() - turn.start, counted.size(), true);
      backedOffAt = System.nanoTime();
    }
  }

  /** One target's place; given back exactly once. */
  final class Turn {
    private final long start;

    private Turn(long start) {
      this.start = start;
    }

    void giveBack(LineHealth.Sign sign) {
      end(this, sign);
    }
  }
}
