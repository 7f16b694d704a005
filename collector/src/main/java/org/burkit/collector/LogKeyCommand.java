package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.burkit.collector.evidence.LogKey;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.evidence.log.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collector log-key}. */
@Command(
    name = "log-key",
    description = {
      "Shows the public key of the transparency log, for those who verify bundles. May run beside",
      "the collector, but with --rotate. What is changed counts from the next start."
    })
final class LogKeyCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR")
  private Path data = Path.of("");

  @Option(
      names = "--rotate",
      description = {
        "Make a new key, to which the old one hands over; both sign the log until",
        "evidence/log-key.previous is taken away. The collector must not be running."
      })
  private boolean rotate;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = {
        "What a root says of this key ('collector certify'): bundles that are made from then on carry",
        "it, in the place of an earlier one."
      })
  private @Nullable Path certificate;

  @Override
  public Integer call() throws IOException {
    if (rotate) {
      rotate();
    }
    if (certificate != null) {
      LogKey.certify(DataDirectory.evidence(data), Files.readString(certificate));
    }
    NoteKey key =
        LogKey.read(DataDirectory.evidence(data))
            .orElseThrow(() ->
                new IOException(
                    "expected a collector's data with a log, there is none in "
                        + data
                        + "; the first start of the collector makes one"));
    System.out.println(key.vkey());
    return 0;
  }

  /** Who has the journal open is the only one who has the log open. */
  private void rotate() throws IOException {
    try (FileJournal _ = FileJournal.open(DataDirectory.journal(data), JournalLimits.standard())) {
      LogKey.rotate(DataDirectory.evidence(data));
    }
  }
}
