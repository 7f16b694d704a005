package org.burkit.probe.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.model.MeasurementId;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;

/**
 * What the background probe did and spent: the last results, the last measurements byte for byte,
 * and the bytes of this month. Any thread may use it.
 */
public final class Past {
  /** So many results are kept: a few months of careful measuring, a megabyte or two. */
  static final int LONGEST = 4_000;

  /** So many are kept byte for byte. */
  static final int LONGEST_WHOLE = 200;

  /** Of a target of which nothing is known yet. */
  private static final long FIRST_GUESS = 150_000;

  /** Of a sign of life. */
  private static final long FIRST_BEAT = 60_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final Path results;
  private final Path counts;
  private final Path whole;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private YearMonth month = YearMonth.of(1970, 1);
  private long spent;
  private long perTarget = FIRST_GUESS;
  private long perBeat = FIRST_BEAT;
  private Optional<Instant> lastRun = Optional.empty();

  private Past(Home home) {
    this.results = home.past().resolve("results.jsonl");
    this.whole = home.past().resolve("whole");
    this.counts = home.past().resolve("counts.json");
  }

  /** Reads what a home keeps; what cannot be read of it is left out. */
  public static Past of(Home home) throws IOException {
    Past past = new Past(home);
    if (Files.exists(past.results)) {
      for (String line : Files.readAllLines(past.results)) {
        past.read(line);
      }
    }
    if (Files.exists(past.counts)) {
      past.readCounts(new String(Files.readAllBytes(past.counts), StandardCharsets.UTF_8));
    }
    return past;
  }

  private void read(String line) {
    try {
      entries.addLast(Entry.of(JSON.readTree(line)));
    } catch (JsonProcessingException | RuntimeException e) {
      // what a crash left half written
    }
  }

  private void readCounts(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      month = YearMonth.parse(json.path("month").asText());
      spent = json.path("bytes").asLong();
      perTarget = Math.max(1, json.path("bytes_per_target").asLong(FIRST_GUESS));
      perBeat = Math.max(1, json.path("bytes_per_beat").asLong(FIRST_BEAT));
      lastRun = Optional.ofNullable(json.path("last_run").textValue()).map(Instant::parse);
    } catch (JsonProcessingException | DateTimeException e) {
      month = YearMonth.of(1970, 1);
    }
  }

  /** Keeps a measurement byte for byte, for as long as it is among the last ones. */
  synchronized void keep(MeasurementId id, byte[] json) throws IOException {
    Files.createDirectories(whole);
    PrivateFile.write(whole.resolve(id + ".json"), json);
  }

  /** A measurement as it was made, and sent where it was sent; empty where it is no longer kept. */
  public Optional<byte[]> whole(MeasurementId id) throws IOException {
    Path file = whole.resolve(id + ".json");
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private void dropOldest() throws IOException {
    if (!Files.isDirectory(whole)) {
      return;
    }
    Set<String> last =
        entries.stream()
            .skip(Math.max(0, entries.size() - LONGEST_WHOLE))
            .map(entry -> entry.id() + ".json")
            .collect(Collectors.toSet());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(whole)) {
      for (Path file : files) {
        if (!last.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * Adds results and what their run has cost; on the disk when this returns.
   *
   * @param beat whether it was a sign of life alone
   */
  synchronized void add(List<Entry> made, Instant began, long bytes, boolean beat)
      throws IOException {
    made.forEach(entries::addLast);
    while (entries.size() > LONGEST) {
      entries.removeFirst();
    }
    YearMonth now = month(began);
    spent = spentIn(now) + bytes;
    month = now;
    lastRun = Optional.of(began);
    if (beat) {
      perBeat = Math.max(1, (3 * perBeat + bytes) / 4);
    } else if (!made.isEmpty()) {
      perTarget = (3 * perTarget + bytes / made.size()) / 4;
    }
    dropOldest();
    Files.createDirectories(results.getParent());
    StringBuilder lines = new StringBuilder();
    entries.forEach(entry -> lines.append(entry.json()).append('\n'));
    PrivateFile.write(results, lines.toString().getBytes(StandardCharsets.UTF_8));
    ObjectNode json = JSON.createObjectNode().put("month", month.toString()).put("bytes", spent);
    json.put("bytes_per_target", perTarget).put("bytes_per_beat", perBeat);
    json.put("last_run", began.toString());
    PrivateFile.write(counts, JSON.writeValueAsBytes(json));
  }

  private static YearMonth month(Instant when) {
    return YearMonth.from(when.atOffset(ZoneOffset.UTC));
  }

  private long spentIn(YearMonth asked) {
    return asked.equals(month) ? spent : 0;
  }

  /** Bytes spent in the month of {@code now} (UTC). */
  public synchronized long spent(Instant now) {
    return spentIn(month(now));
  }

  synchronized long bytesPerTarget() {
    return perTarget;
  }

  synchronized long bytesPerBeat() {
    return perBeat;
  }

  synchronized Optional<Instant> lastRun() {
    return lastRun;
  }

  /** The results that are kept, oldest first. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries);
  }
}
