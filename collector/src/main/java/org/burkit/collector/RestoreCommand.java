package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.backup.CannotCopy;
import org.burkit.collector.backup.Restore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector restore}. */
@Command(
    name = "restore",
    description = {
      "Makes a data directory of a copy that 'backup' has made: each byte is held against its digest,",
      "then every measurement and the log against what they say of themselves. Where something is",
      "not whole, or DIR is not empty, nothing is written and it ends with 1. Verdicts and incidents",
      "are made again at the next start."
    })
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COPY")
  private Path copy = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "What is to be made.")
  private Path data = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "The copy of the keys. Without it new ones are made.")
  private @Nullable Path keys;

  @Option(
      names = "--continue-log",
      description = {
        "Go on with the transparency log. Only where the collector has signed nothing since the copy",
        "was made: else there would be two trees of one size, which proves a forgery. Without it the",
        "log lies in evidence-before, and a new one begins."
      })
  private boolean continueLog;

  @Override
  public Integer call() throws IOException, WrongUse {
    if (continueLog && keys == null) {
      throw new WrongUse(
          List.of("--continue-log: expected --keys as well, the log's key is there"));
    }
    try {
      Restore.Outcome outcome = new Restore(copy, Optional.ofNullable(keys), continueLog).to(data);
      System.err.printf(
          "restored: every digest, checksum and id holds (measurements: %,d, bytes: %,d, leaves of"
              + " the log: %,d)%n",
          outcome.measurements(), outcome.bytes(), outcome.leaves());
      if (!continueLog && outcome.leaves() > 0) {
        System.err.println(
            "the log lies in evidence-before; the collector begins a new one, which is to be said to"
                + " who follows it");
      }
      return 0;
    } catch (CannotCopy e) {
      System.err.printf("nothing was restored: %s%n", e.getMessage());
      return Main.NOT_SO;
    }
  }
}
