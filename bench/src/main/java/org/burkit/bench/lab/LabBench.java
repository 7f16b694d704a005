package org.burkit.bench.lab;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.lab.Machine;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/** How long the network of one scenario takes to set up, in a cold and in a warm process. */
public final class LabBench implements Bench {
  private static final int WORLDS = 60;

  /** Until here the process is not yet warm. */
  private static final int WARM_UP = 20;

  private static final double LIMIT_MILLIS = 100;

  @Override
  public String name() {
    return "lab";
  }

  @Override
  public String summary() {
    return "how long one scenario's network takes to set up; needs the lab's rights";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    Machine.check();
    List<Double> worlds = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int i = 0; i < WORLDS; i++) {
      worlds.add(millis(world(seed + i)));
      bare.add(millis(namespace()));
      if (i % WARM_UP == WARM_UP - 1) {
        progress.accept("%d of %d worlds".formatted(i + 1, WORLDS));
      }
    }
    return report(
        worlds.getFirst(),
        worlds.subList(WARM_UP, WORLDS).stream().sorted().toList(),
        bare.subList(WARM_UP, WORLDS).stream().sorted().toList());
  }

  private static Report report(double first, List<Double> warm, List<Double> bare) {
    double median = quantile(warm, 0.5);
    return new Report(
        "Setting up the lab",
        List.of(
            ("The network of one scenario, from the first namespace to the router's start: %d worlds"
                    + " one after the other in one process, of which the first %d warm it up. Bare is"
                    + " one namespace with one interface.")
                .formatted(WORLDS, WARM_UP)),
        List.of(
            new Bound(
                "median set-up in a warm process",
                String.format(Locale.ROOT, "at most %.0f ms", LIMIT_MILLIS),
                String.format(Locale.ROOT, "%.1f ms", median),
                median <= LIMIT_MILLIS)),
        List.of(
            new Table(
                "Time",
                List.of("what", "milliseconds", "times a bare namespace"),
                List.of(
                    row("first", first, bare),
                    row("warm, median", median, bare),
                    row("warm, 90 of 100 are faster", quantile(warm, 0.9), bare),
                    row("bare, median", quantile(bare, 0.5), bare)))),
        List.of());
  }

  private static List<Value> row(String what, double millis, List<Double> bare) {
    return List.of(Value.of(what), Value.of(millis), Value.of(millis / quantile(bare, 0.5)));
  }

  private static double quantile(List<Double> sorted, double part) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * part)));
  }

  private static Duration world(long seed) {
    Plan plan = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
    Conditions conditions = Conditions.usual(InstantSource.system()).seeded(new Seed(seed));
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      long start = System.nanoTime();
      World world = WorldBuilder.build(plan, Map.of("dala", 1), directory.path(), conditions);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      world.close();
      return took;
    }
  }

  private static Duration namespace() {
    long start = System.nanoTime();
    Namespace bare = Namespace.create("bare", List.of());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    bare.close();
    return took;
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
