package org.burkit.lab;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.burkit.lab.net.PcapFile;
import org.burkit.lab.net.Tap;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.scenario.Playing;
import org.burkit.lab.scenario.Recording;
import org.burkit.lab.scenario.Result;
import org.burkit.lab.scenario.Scenario;
import org.burkit.lab.scenario.ScenarioRunner;
import org.burkit.lab.scenario.Scenarios;
import org.burkit.lab.scenario.Score;
import org.burkit.lab.world.EnvironmentException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab run SCENARIO…}: what the real probe says about situations whose truth is set. */
@Command(
    name = "run",
    description = "Play scenarios with the real probe and control, and compare with the truth.")
final class RunCommand implements Callable<Integer> {
  /** Rows wait for silent servers for most of their time: two cores are busy with twelve worlds. */
  private static final int JOBS_PER_CORE = 6;

  private static final int MOST_JOBS = 32;
  private static final int MOST_REPEATS = 1000;

  @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "names from 'lab list'")
  private List<String> names = List.of();

  @Option(names = "--all", description = "all scenarios")
  private boolean all;

  @Option(names = "--kernel", description = "those with censors of the kernel's own rules")
  private boolean kernel;

  @Option(names = "--json", description = "JSON Lines on standard output")
  private boolean json;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "how many scenarios at once (default: six for each core)")
  private int jobs =
      Math.clamp((long) Runtime.getRuntime().availableProcessors() * JOBS_PER_CORE, 1, MOST_JOBS);

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what fixes all that is left to chance (default: 1)")
  private long seed = 1;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "play each scenario so often, with the seeds from --seed on")
  private int repeat = 1;

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "write the packets of the home's link there (for one scenario)")
  private @Nullable Path pcap;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "write the measurements there with their truth, one line of JSON each")
  private @Nullable Path record;

  @Override
  public Integer call() throws InterruptedException, IOException {
    checkNumbers();
    List<Playing.Turn> turns =
        playable(chosen()).stream()
            .flatMap(
                s -> LongStream.range(seed, seed + repeat).mapToObj(n -> new Playing.Turn(s, n)))
            .toList();
    if (pcap != null && turns.size() != 1) {
      throw new UsageException(
          "Expected one scenario, once, with --pcap, got %d.".formatted(turns.size()));
    }
    Machine.check();
    System.err.printf(
        "Playing %d scenarios, %d at once.%n", turns.size(), Math.min(jobs, turns.size()));
    long start = System.nanoTime();
    List<Result> results = play(turns);
    Score score = new Score(results, Duration.ofNanos(System.nanoTime() - start));
    if (json) {
      System.out.println(score.json());
    }
    System.err.print(score.words());
    return score.isPerfect() ? Main.AGREED : Main.DISAGREED;
  }

  private List<Result> play(List<Playing.Turn> turns) throws InterruptedException, IOException {
    if (pcap == null) {
      return play(turns, Optional.empty());
    }
    try (PcapFile file = PcapFile.create(pcap)) {
      return play(turns, Optional.of(file));
    } catch (FileSystemException e) {
      throw new UsageException("Cannot write the packets to " + pcap + ": " + e.getMessage());
    }
  }

  private List<Result> play(List<Playing.Turn> turns, Optional<Tap> tap)
      throws InterruptedException, IOException {
    try (ScenarioRunner runner = new ScenarioRunner(Binaries.find(), tap, InstantSource.system())) {
      return play(turns, new Playing(runner, jobs));
    }
  }

  private List<Result> play(List<Playing.Turn> turns, Playing playing)
      throws InterruptedException, IOException {
    if (record == null) {
      return playing.play(turns, this::show);
    }
    try (Recording recording = Recording.create(record)) {
      return playing.play(
          turns,
          result -> {
            show(result);
            recording.add(result);
          });
    } catch (FileSystemException e) {
      throw new UsageException(
          "Cannot write the measurements to " + record + ": " + e.getMessage());
    }
  }

  private void checkNumbers() {
    if (jobs < 1 || jobs > MOST_JOBS || repeat < 1 || repeat > MOST_REPEATS) {
      throw new UsageException(
          "Expected --jobs from 1 to %d and --repeat from 1 to %d, got %d and %d."
              .formatted(MOST_JOBS, MOST_REPEATS, jobs, repeat));
    }
  }

  /** Leaves out, loudly, what needs programs that are not here. */
  private static List<Scenario> playable(List<Scenario> chosen) {
    List<Scenario> playable = new ArrayList<>();
    for (Scenario scenario : chosen) {
      List<String> missing = Machine.missing(scenario.tools());
      if (missing.isEmpty()) {
        playable.add(scenario);
      } else {
        System.err.printf(
            "%s: SKIPPED, for it needs %s, which the PATH does not have: install nftables and iptables.%n",
            scenario.name(), String.join(" and ", missing));
      }
    }
    if (playable.isEmpty()) {
      throw new EnvironmentException("None of the scenarios can be played on this machine.");
    }
    return playable;
  }

  private List<Scenario> chosen() {
    if (all) {
      return Scenarios.mixed();
    }
    if (kernel) {
      return Scenarios.all().stream().filter(s -> s.policy().kernel().isPresent()).toList();
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
        "%-26s true: %-30s seen: %-30s %s%n",
        result.scenario().name(),
        result.scenario().truth().words(),
        result.seen().words(),
        verdict(result));
  }

  private static String verdict(Result result) {
    if (result.agrees()) {
      return "agrees";
    }
    return result
        .scenario()
        .notToldYet()
        .map(reason -> "not told yet: " + reason)
        .orElseGet(() -> "DISAGREES: " + result.seen().why());
  }
}
