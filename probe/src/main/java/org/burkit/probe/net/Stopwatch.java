package org.burkit.probe.net;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The time since a measurement's start, by the monotonic clock, in whole microseconds: a network
 * knows no finer ones, and they would weigh in every upload. Any thread may read it.
 */
public final class Stopwatch {
  private final long start = System.nanoTime();

  private Stopwatch() {}

  public static Stopwatch start() {
    return new Stopwatch();
  }

  /** In whole microseconds: more would be noise, and paid for by who sends it. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start).truncatedTo(ChronoUnit.MICROS);
  }
}
