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
 * Plays a scenario: a fresh world, with the real probe and the real control, which may have served
 * other rows before. Any thread may call; several worlds exist beside each other, since each has
 * namespaces of its own.
 */
public final class ScenarioRunner implements Playing.Player, AutoCloseable {
  private static final String PROVIDER = "dala";
  private static final MeasurementSchema SCHEMA = MeasurementSchema.read();

  private final Stands stands;
  private final Map<String, Tap> taps;
  private final InstantSource clock;

  /**
   * @param tap listens at the link of the measuring home
   */
  public ScenarioRunner(Binaries binaries, Optional<Tap> tap, InstantSource clock) {
    this.stands = new Stands(binaries, clock);
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
      Stand stand = stands.take();
      try {
        Seen seen = look(turn, stand);
        stands.giveBack(stand);
        return seen;
      } catch (IOException | RuntimeException e) {
        stand.close();
        throw e;
      }
    } catch (ProgramException | IOException e) {
      return new Seen.Failure(String.valueOf(e.getMessage()));
    }
  }

  private Seen look(Playing.Turn turn, Stand stand) throws IOException {
    Scenario scenario = turn.scenario();
    Plan plan = Atlas.plan(scenario.policy(), Policy.OPEN, Policy.OPEN);
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        World world =
            WorldBuilder.build(
                plan, Map.of(PROVIDER, 1), directory.path(), conditions(turn), stand.ground())) {
      List<ProbeLine> lines = new ArrayList<>();
      Path report = directory.path().resolve("report.jsonl");
      List<String> arguments =
          new ArrayList<>(
              List.of("--control", stand.control().urlInside(), "--report", report.toString()));
      arguments.addAll(scenario.asking());
      stand
          .probe(world.homes(PROVIDER).getFirst())
          .run(Binaries.options("volunteer", world.files(), arguments), lines::add);
      return lines.size() == 1
          ? new Seen.Verdict(lines.getFirst(), Kept.of(report, world.files().lists(), SCHEMA))
          : new Seen.Failure("expected one line of the probe, got " + lines.size());
    }
  }

  /** Ends the stands; no row may be played any more. */
  @Override
  public void close() {
    stands.close();
  }
}
