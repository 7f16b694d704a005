package org.burkit.lab.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.net.Tap;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.ProbeLine;
import org.burkit.lab.program.ProgramException;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/**
 * Plays a scenario: a fresh world, the real probe, and a real control that may have served other
 * rows before. Any thread may call; several worlds exist beside each other, since each has
 * namespaces of its own.
 */
public final class ScenarioRunner implements Playing.Player, AutoCloseable {
  private static final String PROVIDER = "dala";
  private static final MeasurementSchema SCHEMA = MeasurementSchema.read();

  private final Binaries binaries;
  private final Controls controls;
  private final Map<String, Tap> taps;
  private final InstantSource clock;

  /**
   * @param tap listens at the link of the measuring home
   */
  public ScenarioRunner(Binaries binaries, Optional<Tap> tap, InstantSource clock) {
    this.binaries = binaries;
    this.controls = new Controls(binaries, clock);
    this.taps = tap.map(t -> Map.of(PROVIDER + 1, t)).orElse(Map.of());
    this.clock = clock;
  }

  /**
   * Plays one scenario, without a collector: the verdict is the probe's own. A program that fails,
   * or writes what is no measurement, is a result; a machine that cannot hold the lab is an
   * exception.
   */
  @Override
  public Result play(Playing.Turn turn) throws InterruptedException {
    long start = System.nanoTime();
    Seen seen = look(turn);
    return new Result(
        turn.scenario(), turn.seed(), seen, Duration.ofNanos(System.nanoTime() - start));
  }

  private Conditions conditions(Playing.Turn turn) {
    Conditions usual =
        Conditions.usual(clock)
            .seeded(new Seed(turn.seed()).of(turn.scenario().name()))
            .tapped(taps);
    return turn.scenario().begins().map(usual::beginning).orElse(usual);
  }

  private Seen look(Playing.Turn turn) throws InterruptedException {
    try {
      Controls.Ready control = controls.take();
      try {
        Seen seen = look(turn, control);
        controls.giveBack(control);
        return seen;
      } catch (InterruptedException | IOException | RuntimeException e) {
        control.close();
        throw e;
      }
    } catch (ProgramException | IOException e) {
      return new Seen.Failure(String.valueOf(e.getMessage()));
    }
  }

  private Seen look(Playing.Turn turn, Controls.Ready control)
      throws InterruptedException, IOException {
    Scenario scenario = turn.scenario();
    Plan plan = Atlas.plan(scenario.policy(), Policy.OPEN, Policy.OPEN);
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        World world =
            WorldBuilder.build(
                plan, Map.of(PROVIDER, 1), directory.path(), conditions(turn), control.ground())) {
      List<ProbeLine> lines = new ArrayList<>();
      Path report = directory.path().resolve("report.jsonl");
      List<String> arguments =
          new ArrayList<>(
              List.of("--control", control.service().urlInside(), "--report", report.toString()));
      arguments.addAll(scenario.asking());
      binaries.probe(
          "volunteer", world.homes(PROVIDER).getFirst(), world.files(), arguments, lines::add);
      return lines.size() == 1
          ? new Seen.Verdict(lines.getFirst(), Kept.of(report, world.files().lists(), SCHEMA))
          : new Seen.Failure("expected one line of the probe, got " + lines.size());
    }
  }

  /** Ends the controls; no row may be played any more. */
  @Override
  public void close() {
    controls.close();
  }
}
