package org.burkit.collector.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.burkit.collector.file.PrivateFile;

/**
 * The digests of a copy's files by their names, in a file that {@code sha256sum --check} reads as
 * well.
 */
final class Sums {
  static final String FILE = "SHA256SUMS";

  /** Names that lead nowhere but down. */
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  ((?!\\.)[A-Za-z0-9._-]+(?:/(?!\\.)[A-Za-z0-9._-]+)*)");

  private Sums() {}

  /** What the copy in {@code directory} has; nothing where there is none. */
  static SortedMap<String, String> read(Path directory) throws IOException {
    var sums = new TreeMap<String, String>();
    Path file = directory.resolve(FILE);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
          throw new IOException(file + ": expected a SHA-256 and a name on each line, got " + line);
        }
        sums.put(parts.group(2), parts.group(1));
      }
    }
    return sums;
  }

  static void write(Path directory, Map<String, String> sums) throws IOException {
    String text =
        sums.entrySet().stream()
            .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
            .collect(Collectors.joining());
    PrivateFile.replace(directory.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
  }
}
