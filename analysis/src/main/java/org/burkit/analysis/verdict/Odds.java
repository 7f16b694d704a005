package org.burkit.analysis.verdict;

/**
 * The scale on which every verdict is weighed, of a page and of an app: log-odds of interference.
 */
final class Odds {
  /** Before anything was seen: about one measurement in eight. */
  static final double PRIOR = -2;

  /** Below this (about three to one) nobody is accused. */
  static final double ACCUSE = 1.1;

  /** One measurement is never surer than this: the machine behind it is a stranger's. */
  private static final double SUREST = 0.99;

  private Odds() {}

  /** The probability of interference, to three places: more would pretend to know more. */
  static double probability(double odds) {
    double p = Math.clamp(1 / (1 + Math.exp(-odds)), 1 - SUREST, SUREST);
    return Math.round(p * 1000) / 1000.0;
  }
}
