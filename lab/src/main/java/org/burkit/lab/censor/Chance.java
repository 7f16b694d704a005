package org.burkit.lab.censor;

/**
 * Chance that is none: the n-th draw of a seed is always the same (the finalizer of SplitMix64).
 * Pure.
 */
final class Chance {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private Chance() {}

  /** The draw number {@code n} of the seed, in [0, 1). */
  static double draw(long seed, long n) {
    long z = seed + GOLDEN * (n + 1);
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return ((z ^ z >>> 31) >>> 11) * UNIT;
  }
}
