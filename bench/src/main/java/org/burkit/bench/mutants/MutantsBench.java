package org.burkit.bench.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.lab.world.EnvironmentException;

/** How many faults put into {@code analysis} its tests notice, by the last mutation run. */
public final class MutantsBench implements Bench {
  private static final double LEAST_PERCENT = 80;
  private static final int WEAKEST = 12;
  private static final String PACKAGE = "org.burkit.analysis.";
  private static final String HOW =
      "JAVA_HOME=JDK-25 mvn -pl analysis -am -Pmutation verify -Dtest=RuleIdTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @Override
  public String name() {
    return "mutants";
  }

  @Override
  public String summary() {
    return "how many faults put into the rules and the fold their tests notice; reads the last mutation run";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    Path file =
        Path.of(
            System.getProperty("burkit.home", "."),
            "analysis",
            "target",
            "pit-reports",
            "mutations.xml");
    try (InputStream xml = Files.newInputStream(file)) {
      return report(Mutants.read(xml));
    } catch (IOException e) {
      throw new EnvironmentException(
          "Expected the report of a mutation run in " + file + ", which this makes: " + HOW);
    }
  }

  static Report report(Mutants mutants) {
    Mutants.Count whole = mutants.whole();
    return new Report(
        "Mutants: what the tests of the core notice",
        List.of(
            "A tool (PIT) puts one small fault at a time into the classes of `analysis` — a boundary moved, a condition turned round, a result emptied — and runs the tests that reach it. A fault that no test notices is a promise that nobody holds the code to. Some faults change nothing that can be seen, so that 100 % is out of reach.",
            "The run takes about ten minutes on two processors: `%s`. The seed changes nothing."
                .formatted(HOW)),
        List.of(
            new Bound(
                "faults noticed",
                "≥ %.0f %%".formatted(LEAST_PERCENT),
                String.format(
                    Locale.ROOT,
                    "%,d of %,d, %.1f %%",
                    whole.noticed(),
                    whole.all(),
                    whole.percent()),
                whole.percent() >= LEAST_PERCENT)),
        List.of(
            new Table(
                "By package",
                List.of("package", "faults", "noticed", "%"),
                List.of(row("incident", mutants), row("verdict", mutants))),
            new Table(
                "Where most go unnoticed",
                List.of("class", "faults", "noticed", "%"),
                mutants.byClass().entrySet().stream()
                    .sorted(Comparator.comparingInt(MutantsBench::unnoticed).reversed())
                    .limit(WEAKEST)
                    .map(e -> row(e.getKey().substring(PACKAGE.length()), e.getValue()))
                    .toList())),
        List.of());
  }

  private static int unnoticed(Map.Entry<String, Mutants.Count> entry) {
    return entry.getValue().all() - entry.getValue().noticed();
  }

  private static List<Value> row(String room, Mutants mutants) {
    return row(
        room,
        mutants.byClass().entrySet().stream()
            .filter(e -> e.getKey().startsWith(PACKAGE + room + "."))
            .map(Map.Entry::getValue)
            .reduce(new Mutants.Count(0, 0), Mutants.Count::plus));
  }

  private static List<Value> row(String name, Mutants.Count count) {
    return List.of(
        Value.of(name),
        Value.of((long) count.all()),
        Value.of((long) count.noticed()),
        Value.of(count.percent()));
  }
}
