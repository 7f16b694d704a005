package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.backup.Stored;
import org.burkit.collector.evidence.LogPieces;
import org.burkit.collector.journal.Inspection;
import org.burkit.collector.journal.Inspection.Finding;
import org.burkit.evidence.log.LogBroken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collector check}. */
@Command(
    name = "check",
    description = {
      "Reads every byte of the journal and of the log, or of a copy of them, and says whether they",
      "are what was written.",
      "Changes nothing; may run beside the collector. Ends with 1 where anything is not."
    })
final class CheckCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR")
  private Path data = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(DataDirectory.journal(data))) {
      throw new IOException(
          "expected a collector's data, there is no journal in "
              + data
              + "; name its directory by --data. One in Kafka is checked by its brokers, which keep a"
              + " checksum of each batch");
    }
    List<Finding> findings = Inspection.of(DataDirectory.journal(data), CheckCommand::say);
    long entries = findings.stream().mapToLong(Finding::entries).sum();
    long bytes = findings.stream().mapToLong(Finding::bytes).sum();
    List<String> others = new ArrayList<>(ofLog());
    if (Stored.isIn(data)) {
      others.addAll(new Stored(data).faults());
    }
    others.forEach(fault -> System.out.println("  " + fault));
    long faults = others.size() + findings.stream().mapToLong(f -> f.faults().size()).sum();
    if (faults == 0) {
      System.out.printf(
          "whole: every checksum, id and digest holds (measurements: %,d, segments: %,d, bytes: %,d)%n",
          entries, findings.size(), bytes);
      return 0;
    }
    System.out.printf(
        "not whole (faults: %,d, measurements that read well: %,d). Put the files that are named"
            + " back from a copy and check again%n",
        faults, entries);
    return Main.NOT_SO;
  }

  private List<String> ofLog() throws IOException {
    try {
      Optional<LogPieces> log = LogPieces.of(DataDirectory.evidence(data));
      if (log.isEmpty()) {
        return List.of();
      }
      System.out.printf("log: leaves %,d%n", log.get().tree().size());
      return log.get().faults(0);
    } catch (LogBroken e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static void say(Finding finding) {
    System.out.printf(
        "%s: measurements %,d, %s%s%n",
        finding.file().getFileName(),
        finding.entries(),
        finding.sealed() ? "sealed" : "open",
        finding.unfinished() == 0
            ? ""
            : ", bytes of an unfinished block at the end: " + finding.unfinished());
    finding.faults().forEach(fault -> System.out.println("  " + fault));
  }
}
