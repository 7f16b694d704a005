package org.burkit.bench.verdict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Files of recorded measurements of six kilobytes on the average, no two alike. */
public final class SixKilobytes {
  /** Recordings that are no larger have that average. */
  private static final int LARGEST = 8_000;

  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 1, 0, 0);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private SixKilobytes() {}

  /** Writes so many lines, each with another time. */
  public static void write(Path file, int lines) throws IOException {
    List<ObjectNode> small =
        Corpus.read().stream()
            .map(Specimen::measurement)
            .filter(measurement -> measurement.toString().length() <= LARGEST)
            .toList();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < lines; i++) {
        ObjectNode measurement = small.get(i % small.size());
        measurement.put("measurement_start_time", START.plusSeconds(i).format(TIME));
        out.write(measurement.toString());
        out.newLine();
      }
    }
  }
}
