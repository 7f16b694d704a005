package org.burkit.lab.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.Service;
import org.burkit.lab.world.Provider;
import org.burkit.lab.world.World;

/** How each probe is run in a round. Any thread may run one. */
final class Round {
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(2);

  private final Binaries binaries;
  private final World world;
  private final Path targets;
  private final Service control;
  private final Service collector;
  private final Tally tally;
  private final DemoReport report;

  Round(
      Binaries binaries,
      World world,
      Path targets,
      Service control,
      Service collector,
      Tally tally,
      DemoReport report) {
    this.binaries = binaries;
    this.world = world;
    this.targets = targets;
    this.control = control;
    this.collector = collector;
    this.tally = tally;
    this.report = report;
  }

  Service collector() {
    return collector;
  }

  /**
   * Runs the probe of one home over all names of the story and counts what it says. The homes of
   * one provider begin one after the other: a start costs processor time, the measuring after it is
   * mostly waiting.
   */
  void run(Provider provider, int home) throws InterruptedException, IOException {
    Thread.sleep(BETWEEN_STARTS.multipliedBy(home - 1));
    List<String> arguments =
        List.of(
            "--control",
            control.urlInside(),
            "--collector",
            collector.urlInside(),
            "--list",
            targets.toString());
    binaries.probe(
        provider.key() + home,
        world.homes(provider.key()).get(home - 1),
        world.files(),
        arguments,
        line -> tally.add(provider.network().asn(), home, line));
    report.probeFinished(provider, home);
  }
}
