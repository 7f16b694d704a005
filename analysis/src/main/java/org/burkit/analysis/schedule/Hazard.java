package org.burkit.analysis.schedule;

import java.time.Duration;

/**
 * How fast what was known grows old: a process in continuous time with two states, open and
 * blocked, that is left at random.
 *
 * @param untilBlocked how long an open name stays open, on average
 * @param untilOpen how long a blocked name stays blocked, on average
 */
public record Hazard(Duration untilBlocked, Duration untilOpen) {
  /** On most days: of twenty names one is blocked, for a month. Set by hand. */
  public static final Hazard USUAL = new Hazard(Duration.ofDays(600), Duration.ofDays(30));

  /** On days such as a vote all of it goes ten times as fast. Set by hand. */
  public static final Hazard TENSE = new Hazard(Duration.ofDays(60), Duration.ofDays(3));

  /** The share of time that a name of which nobody knows anything is blocked. */
  double atRest() {
    double on = 1.0 / untilBlocked.toSeconds();
    double off = 1.0 / untilOpen.toSeconds();
    return on / (on + off);
  }

  /**
   * What has become of a probability.
   *
   * @param blocked that it was blocked, then
   * @param passed since; what is negative counts as none
   */
  double later(double blocked, Duration passed) {
    double on = 1.0 / untilBlocked.toSeconds();
    double off = 1.0 / untilOpen.toSeconds();
    double kept = Math.exp(-(on + off) * Math.max(0, passed.toSeconds()));
    return atRest() + (blocked - atRest()) * kept;
  }
}
