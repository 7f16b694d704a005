package org.burkit.probe.net;

import java.time.Duration;

/** A point of the monotonic clock by which a step has to be over. */
public final class Deadline {
  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** What is left; zero where the deadline has passed. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean hasPassed() {
    return left().isZero();
  }

  /** This deadline, or {@code duration} from now where that is sooner. */
  public Deadline orIn(Duration duration) {
    Deadline other = in(duration);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }

  /** Whole milliseconds left, at least one: for calls where zero would mean "for ever". */
  int millisAtLeastOne() {
    return Math.clamp(left().toMillis(), 1, Integer.MAX_VALUE);
  }
}
