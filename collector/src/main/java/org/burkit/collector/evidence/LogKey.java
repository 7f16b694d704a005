package org.burkit.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.burkit.evidence.leaf.Seed;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;

/** The key of a log, in a file that only its owner may read. */
public final class LogKey {
  private LogKey() {}

  /**
   * The key that is there, or a new one.
   *
   * @param name of a new log; without one it gets a name by chance
   */
  static NoteSigner open(Path file, Optional<String> name) throws IOException {
    if (!Files.exists(file)) {
      NoteSigner fresh = NoteSigner.generate(name.orElseGet(LogKey::chance));
      EvidenceFiles.replace(file, fresh.text().getBytes(StandardCharsets.UTF_8));
    }
    NoteSigner found =
        NoteSigner.parse(Files.readString(file))
            .orElseThrow(
                () -> new IOException(file + ": expected the key of a log, got something else"));
    if (name.filter(n -> !n.equals(found.key().name())).isPresent()) {
      throw new IOException(
          "the log is named " + found.key().name() + " for good, not " + name.get());
    }
    return found;
  }

  /**
   * The public half of the key in a collector's directory of evidence; empty where there is none.
   */
  public static Optional<NoteKey> read(Path directory) throws IOException {
    Path file = new EvidenceFiles(directory).key();
    return Files.exists(file)
        ? NoteSigner.parse(Files.readString(file)).map(NoteSigner::key)
        : Optional.empty();
  }

  private static String chance() {
    byte[] bytes = Seed.of(new SecureRandom()).bytes();
    return "burkit-log-" + HexFormat.of().formatHex(bytes, 0, 6);
  }
}
