package org.burkit.bench.chance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time, of which one asks the median and the like. Filled by one thread. */
public final class Quantiles {
  private static final double SECONDS_OF_HOUR = 3600;

  private final List<Duration> lengths = new ArrayList<>();

  public void add(Duration length) {
    lengths.add(length);
  }

  /** In hours; not a number where there are none. */
  public double hours(double quantile) {
    if (lengths.isEmpty()) {
      return Double.NaN;
    }
    List<Duration> sorted = lengths.stream().sorted().toList();
    return sorted.get((int) (quantile * (sorted.size() - 1))).toSeconds() / SECONDS_OF_HOUR;
  }
}
