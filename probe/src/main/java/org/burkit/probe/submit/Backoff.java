package org.burkit.probe.submit;

import java.time.Duration;

/**
 * How long a collector that was found away is left alone: twice as long each time, and never by
 * everybody for equally long. Pure.
 */
public final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(30);
  static final Duration LONGEST = Duration.ofMinutes(15);

  private Backoff() {}

  /**
   * How long it is left alone now.
   *
   * @param failures in a row, at least one
   * @param chance from 0 to 1
   * @return half to one and a half of what is due
   */
  public static Duration after(int failures, double chance) {
    long due = FIRST.toMillis() << Math.min(failures - 1, 20);
    long bounded = Math.min(due, LONGEST.toMillis());
    return Duration.ofMillis((long) (bounded * (0.5 + chance)));
  }
}
