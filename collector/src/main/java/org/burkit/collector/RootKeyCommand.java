package org.burkit.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.collector.file.PrivateFile;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector root-key}. */
@Command(
    name = "root-key",
    description = {
      "Shows the public half of a root key, and makes one where there is none. A root vouches for the",
      "keys of logs ('collector certify') and does nothing else: make it and keep it where no network",
      "reaches, and hand its public half out on paper."
    })
final class RootKeyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "the secret half, for its owner alone")
  private Path file = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "of a new root, for good, such as burkit.example/root")
  private @Nullable String name;

  @Override
  public Integer call() throws IOException, WrongUse {
    System.out.println((Files.exists(file) ? read(file) : make()).key().vkey());
    return 0;
  }

  private NoteSigner make() throws IOException, WrongUse {
    if (name == null || !NoteKey.isName(name)) {
      throw new WrongUse(
          List.of(
              "--name: expected the name of the new root, such as burkit.example/root, got "
                  + (name == null ? "none; there is no root key in " + file : "'" + name + "'")));
    }
    NoteSigner made = NoteSigner.generate(name);
    PrivateFile.replace(file, made.text().getBytes(StandardCharsets.UTF_8));
    return made;
  }

  /** The root key in a file. */
  static NoteSigner read(Path file) throws IOException {
    return NoteSigner.parse(Files.readString(file))
        .orElseThrow(
            () -> new IOException(file + ": expected a root key as 'collector root-key' makes it"));
  }
}
