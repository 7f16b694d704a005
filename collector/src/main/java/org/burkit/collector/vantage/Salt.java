package org.burkit.collector.vantage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A secret that makes keys of prefixes unguessable, and when it was made. Immutable. */
final class Salt {
  private static final int BYTES = 32;
  private static final FileAttribute<?> FOR_THE_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Instant made;
  private final byte[] bytes;

  private Salt(Instant made, byte[] bytes) {
    this.made = made;
    this.bytes = bytes;
  }

  static Salt fresh(Instant now) {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Salt(now, bytes);
  }

  /** Reads what {@link #write} wrote. */
  static Salt read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      byte[] bytes = HexFormat.of().parseHex(lines.size() == 2 ? lines.get(1) : "");
      if (bytes.length == BYTES) {
        return new Salt(Instant.parse(lines.getFirst()), bytes);
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw unfit(file, e);
    }
    throw unfit(file, null);
  }

  private static IOException unfit(Path file, @Nullable Exception cause) {
    return new IOException(
        file
            + ": expected a time and 32 bytes in hexadecimal, a line each, got something else;"
            + " remove the file and a new one is made",
        cause);
  }

  /** Replaces the file as a whole; only its owner may read it. */
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(next, FOR_THE_OWNER);
    Files.writeString(next, made + "\n" + HexFormat.of().formatHex(bytes) + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Instant made() {
    return made;
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
