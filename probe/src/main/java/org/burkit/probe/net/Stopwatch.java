package org.burkit.probe.net;

import java.time.Duration;

/** The time since a measurement's start, by the monotonic clock. Any thread may read it. */
public final class Stopwatch {
  private final long start = System.nanoTime();

  private Stopwatch() {}

  public static Stopwatch start() {
    return new Stopwatch();
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
