package org.burkit.lab;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.scenario.Result;
import org.burkit.lab.scenario.Scenario;
import org.burkit.lab.scenario.ScenarioRunner;
import org.burkit.lab.scenario.Scenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab run SCENARIO…}: what the real probe says about situations whose truth is set. */
@Command(
    name = "run",
    description = "Play scenarios with the real probe and control, and compare with the truth.")
final class RunCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "names from 'lab list'")
  private List<String> names = List.of();

  @Option(names = "--all", description = "all scenarios")
  private boolean all;

  @Option(names = "--json", description = "JSON Lines on standard output")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<Scenario> scenarios = chosen();
    Machine.check();
    ScenarioRunner runner = new ScenarioRunner(Binaries.find(), InstantSource.system());
    int disagreed = 0;
    for (Scenario scenario : scenarios) {
      System.err.printf("%s: %s%n", scenario.name(), scenario.words());
      Result result = runner.run(scenario);
      disagreed += result.agrees() ? 0 : 1;
      show(result);
    }
    System.err.printf(
        "%d of %d agree with the truth.%n", scenarios.size() - disagreed, scenarios.size());
    return disagreed == 0 ? Main.AGREED : Main.DISAGREED;
  }

  private List<Scenario> chosen() {
    if (all) {
      return Scenarios.all();
    }
    if (names.isEmpty()) {
      throw new UsageException("Expected names of scenarios, or --all. See 'lab list'.");
    }
    String unknown =
        names.stream()
            .filter(name -> Scenarios.named(name).isEmpty())
            .map(name ->
                "There is no scenario '%s'. Nearest: %s."
                    .formatted(name, String.join(", ", Scenarios.nearest(name))))
            .collect(Collectors.joining("\n"));
    if (!unknown.isEmpty()) {
      throw new UsageException(unknown);
    }
    return names.stream().flatMap(name -> Scenarios.named(name).stream()).toList();
  }

  private void show(Result result) {
    if (json) {
      System.out.println(result.json());
      return;
    }
    System.out.printf(
        "%-22s true: %-30s seen: %-30s %s%n",
        result.scenario().name(),
        result.scenario().truth().words(),
        result.seen().words(),
        result.agrees() ? "agrees" : "DISAGREES: " + result.seen().why());
  }
}
