package org.burkit.probe.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.burkit.envelope.SealingKey;

/**
 * The collector's key to which files are sealed, kept for the days on which it cannot be asked. Any
 * thread may ask; one keeps.
 */
public record CollectorsKey(Home home) {

  /** The one that was kept last; empty where there is none that can be read. */
  public Optional<SealingKey> known() throws IOException {
    return Files.exists(home.sealingKey())
        ? SealingKey.parse(Files.readString(home.sealingKey()))
        : Optional.empty();
  }

  /** Keeps one in the place of what was known. */
  public void keep(SealingKey key) throws IOException {
    if (!known().equals(Optional.of(key))) {
      PrivateFile.write(home.sealingKey(), (key.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
