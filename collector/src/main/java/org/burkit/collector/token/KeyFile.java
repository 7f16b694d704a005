package org.burkit.collector.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.collector.file.PrivateFile;

/**
 * The keys of one machine, a month a line, in a file that only its owner may read. One thread at a
 * time.
 */
public record KeyFile(Path file) implements KeyPlace {
  @Override
  public Map<YearMonth, MonthKeys> at(YearMonth month) throws IOException {
    Map<YearMonth, MonthKeys> there = read();
    Map<YearMonth, MonthKeys> keys = new TreeMap<>(there);
    KeyPlace.bring(keys, month);
    if (!keys.keySet().equals(there.keySet())) {
      String text =
          keys.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue().secretText() + "\n")
              .collect(Collectors.joining());
      PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    }
    return keys;
  }

  private Map<YearMonth, MonthKeys> read() throws IOException {
    Map<YearMonth, MonthKeys> keys = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        read(line, keys);
      }
    }
    return keys;
  }

  private void read(String line, Map<YearMonth, MonthKeys> keys) throws IOException {
    String[] parts = line.split(" ", 2);
    try {
      keys.put(
          YearMonth.parse(parts[0]),
          MonthKeys.parse(parts.length == 2 ? parts[1] : "")
              .orElseThrow(() -> new DateTimeException("no keys")));
    } catch (DateTimeException e) {
      throw new IOException(
          file
              + ": expected a month and two keys for tokens on each line, got something else; put"
              + " a copy back, or remove the file: probes then get new tokens next month",
          e);
    }
  }
}
