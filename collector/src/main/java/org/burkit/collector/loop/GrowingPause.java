package org.burkit.collector.loop;

import java.time.Duration;

/**
 * How long to wait after failures in a row: twice as long after each one, and never longer than the
 * longest.
 */
public record GrowingPause(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait after so many failures.
   *
   * @param failures in a row, at least 1
   */
  public Duration after(int failures) {
    Duration pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
