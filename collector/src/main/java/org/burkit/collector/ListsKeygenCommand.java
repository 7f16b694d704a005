package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import org.burkit.lists.bundle.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lists keygen}. */
@Command(
    name = "keygen",
    description = "Makes a key that signs lists or roots, and its public half beside it (.pub).")
final class ListsKeygenCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "must not be there yet")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    KeyPair pair = Keys.generate();
    ListKeyFiles.write(file, pair);
    System.err.println("key " + Keys.id(pair.getPublic()) + "; keep " + file + " off the network");
    return 0;
  }
}
