package org.burkit.collector.vantage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** The salt of one machine, in a file that only its owner may read. One thread at a time. */
record SaltFile(Path file) implements SaltPlace {
  private static final FileAttribute<?> FOR_THE_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  @Override
  public Salt at(Instant now) throws IOException {
    if (Files.exists(file)) {
      Salt found = read();
      if (!found.isStale(now)) {
        return found;
      }
    }
    Salt fresh = Salt.fresh(now);
    write(fresh);
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

  /** Replaces the file as a whole. */
  private void write(Salt salt) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(next, FOR_THE_OWNER);
    Files.writeString(next, salt.made() + "\n" + HexFormat.of().formatHex(salt.bytes()) + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
