package org.burkit.probe;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.burkit.model.Target;
import org.burkit.probe.daemon.Runner;
import org.burkit.probe.daemon.Settings;
import org.burkit.probe.run.Run;
import org.burkit.probe.run.Watcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background probe's runs: those of {@code probe run}, with what the volunteer has set since.
 * One thread.
 */
final class Rounds implements Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** Half of a slow home line: whoever sits at it should not notice. */
  private static final int KILOBITS = 2_000;

  private static final int AT_ONCE = 4;

  private final RunCommand options;

  /**
   * @param options as they were given to the daemon; changed by each run
   */
  Rounds(RunCommand options) {
    this.options = options;
  }

  @Override
  public long run(Settings settings, int targets, Watcher watcher) throws IOException {
    options.mode = settings.mode().name().toLowerCase(Locale.ROOT);
    options.noUpload = !settings.uploads();
    options.atMost = Math.max(1, targets);
    options.inTurns = true;
    options.parallel = Math.min(options.parallel, AT_ONCE);
    options.maxKbps = options.maxKbps == 0 ? KILOBITS : options.maxKbps;
    try (Workbench workbench = new Workbench(RunSettings.of(options))) {
      List<Target> all = targets == 0 ? workbench.beat() : workbench.plan().targets();
      measure(new Run(workbench.equipment(), watcher), all);
      return workbench.bytes();
    } catch (WrongUse e) {
      LOG.warn("nothing can be measured: {}", String.join("; ", e.faults()));
      return 0;
    }
  }

  private static void measure(Run run, List<Target> targets) throws IOException {
    try {
      run.over(targets);
    } catch (InterruptedException e) {
      LOG.info("a run was broken off");
    }
  }
}
