package org.burkit.lab.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.Service;
import org.burkit.lab.world.Provider;
import org.burkit.lab.world.World;

/**
 * How each probe is run in a round. Any thread may run one; few start at once, for starting costs
 * processor time and waiting does not.
 */
final class Round {
  private static final int STARTING_AT_ONCE = 3;

  private final Binaries binaries;
  private final World world;
  private final Path targets;
  private final Service control;
  private final Service collector;
  private final Tally tally;
  private final DemoReport report;
  private final Semaphore starting = new Semaphore(STARTING_AT_ONCE, true);

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

  /** Runs the probe of one home over all names of the story and counts what it says. */
  void run(Provider provider, int home) throws InterruptedException, IOException {
    starting.acquire();
    AtomicBoolean started = new AtomicBoolean();
    try {
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
          line -> {
            if (started.compareAndSet(false, true)) {
              starting.release();
            }
            tally.add(provider.network().asn(), line);
          });
      report.probeFinished(provider, home);
    } finally {
      if (started.compareAndSet(false, true)) {
        starting.release();
      }
    }
  }
}
