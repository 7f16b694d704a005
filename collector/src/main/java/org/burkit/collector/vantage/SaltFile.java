package org.burkit.collector.vantage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.burkit.collector.file.PrivateFile;

/** The salt of one machine, in a file that only its owner may read. One thread at a time. */
record SaltFile(Path file) implements SaltPlace {
  @Override
  public Salt at(Instant now) throws IOException {
    if (Files.exists(file)) {
      Salt found = read();
      if (!found.isStale(now)) {
        return found;
      }
    }
    Salt fresh = Salt.fresh(now);
    String text = fresh.made() + "\n" + HexFormat.of().formatHex(fresh.bytes()) + "\n";
    PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    return fresh;
  }

  private Salt read() throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      byte[] bytes = HexFormat.of().parseHex(lines.size() == 2 ? lines.get(1) : "");
      return Salt.of(Instant.parse(lines.isEmpty() ? "" : lines.getFirst()), bytes);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(
          file
              + ": expected a time and 32 bytes in hexadecimal, a line each, got something else;"
              + " remove the file and a new one is made",
          e);
    }
  }
}
