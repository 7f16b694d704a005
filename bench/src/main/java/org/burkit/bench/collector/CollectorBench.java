package org.burkit.bench.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.lab.world.TemporaryDirectory;

/** All that the collector promises about speed and size, in one run. */
public final class CollectorBench implements Bench {
  private static final double HEAP_MEGABYTES = 1024;

  @Override
  public String name() {
    return "collector";
  }

  @Override
  public String summary() {
    return "what the collector takes in, tells and answers, and how soon";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Found found = served(directory, progress);
      progress.accept("incidents were told of");
      found = found.and(Importing.in(directory.path()));
      progress.accept("imported");
      found = found.and(new Asking(directory.path(), seed, progress).all());
      return report(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Found served(TemporaryDirectory directory, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (Running collector = Running.start(directory.path().resolve("served"))) {
      Found found = new TakingIn(directory.path(), progress).over(collector);
      found = found.and(Telling.over(collector));
      collector.awaitFolded();
      found = found.and(Colliding.over(collector));
      double peak = collector.peakMegabytes();
      return found.and(
          new Found(
              List.of(
                  Found.atMost(
                      "memory of the whole process, heap and all", HEAP_MEGABYTES, peak, "MB")),
              List.of(new Table("Memory", List.of("peak, MB"), List.of(List.of(Value.of(peak)))))));
    }
  }

  private static Report report(Found found) {
    return new Report(
        "The collector",
        List.of(
            "A real collector in a process of its own takes measurements of 2.7 KB over HTTP on loopback, made by a load on the same processors. The ceiling is a bare program that takes the same bodies over the same connections, appends them to one file and answers after one fsync for all that waited: it neither parses nor judges, nor does it know what it has already. Rates are of the second stretch, the first warms up.",
            "At half load requests are due at fixed times, whether or not answers are late; the time of an answer counts from the moment that its request was due."),
        found.bounds(),
        found.tables(),
        List.of());
  }
}
