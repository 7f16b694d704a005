package org.burkit.lab.server;

import java.util.SplittableRandom;

/** Decides whether a server takes a new connection or resets it. Any thread may ask. */
@FunctionalInterface
public interface Admission {
  boolean takes();

  static Admission always() {
    return () -> true;
  }

  /** Resets one connection in {@code n} on average; the sequence is fixed by the seed. */
  static Admission failingOneIn(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return () -> {
      synchronized (random) {
        return random.nextInt(n) != 0;
      }
    };
  }
}
