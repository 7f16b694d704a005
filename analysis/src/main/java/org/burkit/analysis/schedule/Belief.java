package org.burkit.analysis.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * How likely a cell is blocked, by the words of its probes so far: a hidden Markov model with two
 * states, filtered forward. For the schedule alone; incidents come of whole votes.
 *
 * @param blocked the probability, at {@code at}
 */
record Belief(double blocked, Instant at) {
  /** Of an open name: what the incident detector, too, expects at the least. */
  private static final double LOOKS_BLOCKED_BY_CHANCE = 0.05;

  /** Of a blocked name, since not every block hits everybody at every time. */
  private static final double LOOKS_OPEN_BY_CHANCE = 0.2;

  static Belief atFirst(Hazard hazard, Instant at) {
    return new Belief(hazard.atRest(), at);
  }

  double at(Instant time, Hazard hazard) {
    return hazard.later(blocked, Duration.between(at, time));
  }

  /** After one more word. What comes a little late is taken for as old as what is known. */
  Belief heard(boolean saysBlocked, Instant time, Hazard hazard) {
    double before = at(time, hazard);
    double ifBlocked = saysBlocked ? 1 - LOOKS_OPEN_BY_CHANCE : LOOKS_OPEN_BY_CHANCE;
    double ifOpen = saysBlocked ? LOOKS_BLOCKED_BY_CHANCE : 1 - LOOKS_BLOCKED_BY_CHANCE;
    double both = before * ifBlocked + (1 - before) * ifOpen;
    return new Belief(before * ifBlocked / both, time.isAfter(at) ? time : at);
  }

  /**
   * How much one more measurement is expected to tell, in bits: the mutual information of the
   * cell's state and of what a probe would say of it (Cover and Thomas, section 2.3).
   */
  double information(Instant time, Hazard hazard) {
    double p = at(time, hazard);
    double looksBlocked = p * (1 - LOOKS_OPEN_BY_CHANCE) + (1 - p) * LOOKS_BLOCKED_BY_CHANCE;
    return entropy(looksBlocked)
        - p * entropy(LOOKS_OPEN_BY_CHANCE)
        - (1 - p) * entropy(LOOKS_BLOCKED_BY_CHANCE);
  }

  private static double entropy(double p) {
    return p <= 0 || p >= 1 ? 0 : -(p * log2(p) + (1 - p) * log2(1 - p));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
