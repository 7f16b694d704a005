package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.collector.backup.Backup;
import org.burkit.collector.backup.CannotCopy;
import org.burkit.collector.journal.JournalDamaged;
import org.burkit.evidence.log.LogBroken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector backup}. */
@Command(
    name = "backup",
    description = {
      "Brings a copy of all that cannot be made again up to date: journal, transparency log, and what",
      "editors and webhooks need. May run beside the collector. Copies what is new, reads it back,",
      "and looks whether it is whole; else the copy stays as it was, and it ends with 1."
    })
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COPY")
  private Path copy = Path.of("");

  @Option(names = "--data", required = true, paramLabel = "DIR")
  private Path data = Path.of("");

  @Option(
      names = "--with-keys",
      paramLabel = "DIR",
      description = {
        "Copy the log's key, the salt of address prefixes and what opens sealed files too, into a",
        "directory of their own.",
        "Whoever has them can speak for the log and test who has sent: keep them elsewhere."
      })
  private @Nullable Path keys;

  @Override
  public Integer call() throws IOException, WrongUse {
    if (!Files.isDirectory(DataDirectory.journal(data))) {
      throw new IOException(
          "expected a collector's data, there is no journal in "
              + data
              + "; name its directory by --data. One in Kafka is copied by Kafka's own means");
    }
    if (keys != null && (isWithin(keys, copy) || isWithin(copy, keys))) {
      throw new WrongUse(
          List.of("--with-keys: expected a directory apart from the copy, got " + keys));
    }
    try {
      Backup.Outcome outcome = DataDirectory.originals(data).copyTo(copy);
      System.err.printf(
          "the copy is whole (files: %,d, new or grown: %,d, their bytes: %,d)%n",
          outcome.files(), outcome.copied(), outcome.bytes());
      if (keys != null) {
        int files = DataDirectory.originals(data).copyKeysTo(keys).files();
        System.err.printf("so is that of the keys (files: %,d)%n", files);
      }
      return 0;
    } catch (CannotCopy | JournalDamaged | LogBroken e) {
      System.err.printf("the copy is as it was before: %s%n", e.getMessage());
      return Main.NOT_SO;
    }
  }

  private static boolean isWithin(Path one, Path other) {
    return one.toAbsolutePath().normalize().startsWith(other.toAbsolutePath().normalize());
  }
}
