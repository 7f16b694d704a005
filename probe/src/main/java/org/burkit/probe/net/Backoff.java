package org.burkit.probe.net;

import java.time.Duration;

/**
 * How long a service that was found away or busy is left alone: twice as long each time, and never
 * by everybody for equally long. Pure.
 *
 * @param first what is due after the first failure
 * @param longest what is due at most
 */
public record Backoff(Duration first, Duration longest) {
  /** Of a collector that was found away. */
  public static final Backoff COLLECTOR =
      new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));

  private static final int MOST_DOUBLINGS = 20;

  /**
   * Around what is due.
   *
   * @param failures in a row, at least one
   * @param chance from 0 to 1
   * @return half to one and a half of what is due
   */
  public Duration after(int failures, double chance) {
    return due(failures, 0.5 + chance);
  }

  /**
   * Never sooner than what is due: for a service that said when to come again.
   *
   * @param failures in a row, at least one
   * @param chance from 0 to 1
   * @return one to two times what is due
   */
  public Duration notBefore(int failures, double chance) {
    return due(failures, 1 + chance);
  }

  private Duration due(int failures, double part) {
    long due = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    return Duration.ofMillis((long) (Math.min(due, longest.toMillis()) * part));
  }
}
