package org.burkit.bench.chance;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Streams of chance that depend on nothing but the numbers that name them. */
public final class Seeds {
  private Seeds() {}

  public static RandomGenerator of(long... names) {
    long mixed = 0x9E3779B97F4A7C15L;
    for (long name : names) {
      mixed = mix(mixed ^ mix(name + 0x9E3779B97F4A7C15L));
    }
    return new SplittableRandom(mixed);
  }

  /** Stafford's variant 13 of the 64-bit finaliser: neighbouring names give unlike streams. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** An exponentially distributed length with this mean. */
  public static double exponential(RandomGenerator random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
