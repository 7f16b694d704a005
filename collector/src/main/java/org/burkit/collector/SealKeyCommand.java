package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.file.OpeningKeys;
import org.burkit.envelope.SealingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code collector seal-key}. */
@Command(
    name = "seal-key",
    description = {
      "Shows the public key to which volunteers seal files for this collector, and makes one where",
      "there is none. Its private half stays in opening-keys, for its owner alone: back it up, since",
      "nothing else opens the files. May run beside the collector."
    })
final class SealKeyCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR")
  private Path data = Path.of("");

  @Option(
      names = "--new",
      description = "Make another; those before it open older files until you delete their lines.")
  private boolean another;

  @Override
  public Integer call() throws IOException {
    OpeningKeys keys = new OpeningKeys(DataDirectory.openingKeys(data));
    Optional<SealingKey> newest = another ? Optional.empty() : keys.newest();
    System.out.println((newest.isPresent() ? newest.get() : keys.add()).text());
    return 0;
  }
}
