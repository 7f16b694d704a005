package org.burkit.collector.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.burkit.envelope.OpeningKey;
import org.burkit.envelope.SealingKey;

/**
 * The keys that open what volunteers sealed, one a line, the newest last, in a file for its owner
 * alone. Older ones open for as long as they stand there. One program at a time changes it.
 */
public record OpeningKeys(Path file) {

  /** All of them; none where there is no file. */
  public List<OpeningKey> all() throws IOException {
    List<OpeningKey> keys = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        keys.add(
            OpeningKey.parse(line)
                .orElseThrow(() ->
                    new IOException(
                        file + ": expected the keys that 'collector seal-key' made, one a line")));
      }
    }
    return keys;
  }

  /** The public half of the newest; empty where there is none. */
  public Optional<SealingKey> newest() throws IOException {
    List<OpeningKey> keys = all();
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast().sealing());
  }

  /** Makes another, to which is sealed from now on. */
  public SealingKey add() throws IOException {
    List<OpeningKey> keys = new ArrayList<>(all());
    OpeningKey made = OpeningKey.generate();
    keys.add(made);
    String text = keys.stream().map(k -> k.secretText() + "\n").collect(Collectors.joining());
    PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    return made.sealing();
  }
}
