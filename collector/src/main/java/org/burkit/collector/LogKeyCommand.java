package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.burkit.collector.evidence.LogKey;
import org.burkit.evidence.log.NoteKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collector log-key}. */
@Command(
    name = "log-key",
    description = {
      "Shows the public key of the transparency log, for those who verify bundles. May run beside",
      "the collector."
    })
final class LogKeyCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR")
  private Path data = Path.of("");

  @Override
  public Integer call() throws IOException {
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
}
