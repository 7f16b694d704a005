package org.burkit.bench.chance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.burkit.bench.report.Value;

/**
 * How often something happened in so many trials, which come in clusters that are not independent
 * within. Filled by one thread.
 */
public final class Rate {
  private static final int RESAMPLES = 1000;
  private static final double TAIL = 0.025;

  private final Map<String, Tally> clusters = new TreeMap<>();

  private record Tally(int events, int trials) {
    Tally plus(int more) {
      return new Tally(events + more, trials + 1);
    }
  }

  public void trial(String cluster, int events) {
    clusters.put(cluster, clusters.getOrDefault(cluster, new Tally(0, 0)).plus(events));
  }

  public int events() {
    return clusters.values().stream().mapToInt(Tally::events).sum();
  }

  public int trials() {
    return clusters.values().stream().mapToInt(Tally::trials).sum();
  }

  public double mean() {
    return (double) events() / trials();
  }

  /**
   * 95 % by resampling whole clusters; where nothing ever happened, zero to three in all trials.
   *
   * @param per unit in which to give it, for example 1000 trials
   */
  public Value.Range interval(double per) {
    if (events() == 0) {
      return new Value.Range(0, per * 3 / trials());
    }
    List<Tally> all = new ArrayList<>(clusters.values());
    RandomGenerator random = Seeds.of(all.size(), events(), trials());
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      long events = 0;
      long trials = 0;
      for (int j = 0; j < all.size(); j++) {
        Tally drawn = all.get(random.nextInt(all.size()));
        events += drawn.events();
        trials += drawn.trials();
      }
      means[i] = per * events / trials;
    }
    Arrays.sort(means);
    return new Value.Range(means[(int) (TAIL * RESAMPLES)], means[(int) ((1 - TAIL) * RESAMPLES)]);
  }
}
