package org.burkit.analysis.incident;

/**
 * How often a cell looks blocked when it is not: counted from its own past, owned by one pass over
 * its ballots. The past of other cells does not count: a rate learnt elsewhere would let the data
 * of one country change what is already said of another.
 */
final class Baseline {
  /** Half a failure in fifty measurements is what is thought of a cell that nobody knows yet. */
  private static final double FAILURES_BEFORE = 0.5;

  private static final double CLEARS_BEFORE = 49.5;

  /** However clean its past, no cell is trusted to fail less often than this by chance. */
  private static final double LEAST = 0.05;

  private static final double MOST = 0.5;

  /** One-sided 95 % of the normal distribution. */
  private static final double Z = 1.645;

  private int failures;
  private int clears;
  private double rate = rate(0, 0);

  void clear() {
    clears++;
    rate = rate(failures, clears);
  }

  /** Failures that turned out to be chance, since they went away by themselves. */
  void passed(int refuted) {
    failures += refuted;
    rate = rate(failures, clears);
  }

  /**
   * The upper bound of the rate of failures by chance: the Beta posterior's mean and 1.645
   * deviations.
   */
  double rate() {
    return rate;
  }

  private static double rate(int failures, int clears) {
    double a = FAILURES_BEFORE + failures;
    double b = CLEARS_BEFORE + clears;
    double mean = a / (a + b);
    double deviation = Math.sqrt(mean * (1 - mean) / (a + b + 1));
    return Math.clamp(mean + Z * deviation, LEAST, MOST);
  }
}
