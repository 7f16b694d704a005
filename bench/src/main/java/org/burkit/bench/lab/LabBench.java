package org.burkit.bench.lab;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.burkit.lab.world.Ground;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/** How long the network of one scenario takes to set up, in a cold and in a warm process. */
public final class LabBench implements Bench {
  private static final int WORLDS = 60;
  private static final Plan PLAN = Atlas.plan(Policy.OPEN, Policy.OPEN, Policy.OPEN);
  private static final Map<String, Integer> HOMES = Map.of("dala", 1);

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
    List<Double> alone = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        Ground ground = Ground.lay(PLAN, directory.path(), InstantSource.system())) {
      for (int i = 0; i < WORLDS; i++) {
        worlds.add(millis(world(seed + i, Optional.of(ground))));
        alone.add(millis(world(seed + i, Optional.empty())));
        bare.add(millis(namespace()));
        if (i % WARM_UP == WARM_UP - 1) {
          progress.accept("%d of %d worlds".formatted(i + 1, WORLDS));
        }
      }
    }
    return report(alone.getFirst(), warm(worlds), warm(alone), warm(bare));
  }

  private static List<Double> warm(List<Double> all) {
    return all.subList(WARM_UP, WORLDS).stream().sorted().toList();
  }

  private static Report report(
      double first, List<Double> worlds, List<Double> alone, List<Double> bare) {
    double median = quantile(worlds, 0.5);
    return new Report(
        "Setting up the lab",
        List.of(
            ("The network of one scenario, from the first namespace to the router's start: %d worlds"
                    + " one after the other in one process, of which the first %d warm it up. A scenario"
                    + " is played on ground that stays, with the machines of the control and of the"
                    + " volunteer; alone, a world makes these and its authorities itself. Bare is one"
                    + " namespace with one interface.")
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
                    row("first, alone", first, bare),
                    row("warm, alone, median", quantile(alone, 0.5), bare),
                    row("warm, of a scenario, median", median, bare),
                    row("warm, of a scenario, 90 of 100 are faster", quantile(worlds, 0.9), bare),
                    row("bare, median", quantile(bare, 0.5), bare)))),
        List.of());
  }

  private static List<Value> row(String what, double millis, List<Double> bare) {
    return List.of(Value.of(what), Value.of(millis), Value.of(millis / quantile(bare, 0.5)));
  }

  private static double quantile(List<Double> sorted, double part) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * part)));
  }

  private static Duration world(long seed, Optional<Ground> ground) {
    Conditions conditions = Conditions.usual(InstantSource.system()).seeded(new Seed(seed));
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      long start = System.nanoTime();
      World world =
          ground
              .map(g -> WorldBuilder.build(PLAN, HOMES, directory.path(), conditions, g))
              .orElseGet(() -> WorldBuilder.build(PLAN, HOMES, directory.path(), conditions));
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
