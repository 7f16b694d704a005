package org.burkit.lab.chance;

/**
 * A seed, whose n-th draw is always the same (the finalizer of SplitMix64; Steele, Lea, Flood
 * 2014). Whoever decides by chance takes a seed of its own from the world's, by name, so that what
 * one decides does not hang on how often another was asked. Pure.
 */
public record Seed(long value) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  /** The seed of a part, by its name. */
  public Seed of(String part) {
    long mixed = mix(value);
    for (int i = 0; i < part.length(); i++) {
      mixed = mix(mixed ^ part.charAt(i));
    }
    return new Seed(mixed);
  }

  /** Draw number {@code n}, counted from 0, in [0, 1). */
  public double draw(long n) {
    return (mix(value + GOLDEN * n) >>> 11) * UNIT;
  }

  private static long mix(long number) {
    long z = number + GOLDEN;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
