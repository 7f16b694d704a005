package org.burkit.bench.world;

import java.util.random.RandomGenerator;

/**
 * A domain as it is without any censor.
 *
 * @param noise the share of measurements that look blocked by chance
 * @param unsure the share that says nothing
 * @param refuses whether its server refuses this country
 */
public record Name(String domain, double noise, double unsure, boolean refuses) {

  /** Most names are quiet, some are not, one in twenty is bad; one in fifty refuses a country. */
  static Name any(String domain, RandomGenerator random) {
    double kind = random.nextDouble();
    double noise =
        kind < 0.8
            ? between(random, 0.0002, 0.003)
            : kind < 0.95 ? between(random, 0.003, 0.01) : between(random, 0.01, 0.04);
    return new Name(domain, noise, between(random, 0, 0.03), random.nextDouble() < 0.02);
  }

  /** One with the noise that is usual. */
  public static Name usual(String domain) {
    return new Name(domain, 0.003, 0.01, false);
  }

  private static double between(RandomGenerator random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
