package org.burkit.lab.scenario;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.ProbeLine;
import org.burkit.lab.program.Service;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.EnvironmentException;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Relay;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/**
 * Plays scenarios: a fresh world for each, the real control, the real probe. One thread at a time.
 */
public final class ScenarioRunner {
  private static final String PROVIDER = "dala";

  private final Binaries binaries;
  private final InstantSource clock;

  public ScenarioRunner(Binaries binaries, InstantSource clock) {
    this.binaries = binaries;
    this.clock = clock;
  }

  /** Plays one scenario, without a collector: the verdict is the probe's own. */
  public Result run(Scenario scenario) throws InterruptedException, IOException {
    Plan plan = Atlas.plan(scenario.policy(), Policy.OPEN, Policy.OPEN);
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        World world = WorldBuilder.build(plan, Map.of(PROVIDER, 1), directory.path(), clock);
        Service control = binaries.control(world, Relay.open(0))) {
      List<ProbeLine> lines = new ArrayList<>();
      List<String> arguments = List.of("--control", control.urlInside(), "--url", scenario.url());
      binaries.probe(
          "volunteer", world.homes(PROVIDER).getFirst(), world.files(), arguments, lines::add);
      if (lines.size() != 1) {
        throw new EnvironmentException(
            "Expected one line of the probe about %s, got %d."
                .formatted(scenario.url(), lines.size()));
      }
      return new Result(scenario, lines.getFirst());
    }
  }
}
