package org.burkit.probe.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burkit.model.MeasurementId;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.PrivateFile;

/** A durable queue: one file for each measurement, named by time and id. Any thread may use it. */
public final class Spool {
  /** What a volunteer's disk bears: weeks of measuring with the collector away. */
  public static final long MOST_BYTES = 200_000_000;

  private static final Pattern NAME = Pattern.compile("(\\d{13})-([0-9a-f]{64})\\.json");
  private static final long HOUR_MILLIS = 3_600_000;

  /** A measurement that waits. */
  public record Waiting(MeasurementId id, Path file) {
    public byte[] read() throws IOException {
      return Files.readAllBytes(file);
    }
  }

  private final Home home;

  public Spool(Home home) {
    this.home = home;
  }

  /** Writes a measurement; it is on the disk when this returns. */
  public void add(MeasurementId id, byte[] json, Instant when) throws IOException {
    String name = "%013d-%s.json".formatted(when.toEpochMilli(), id);
    PrivateFile.write(home.spool().resolve(name), json);
  }

  /** All that wait, oldest first. */
  public List<Waiting> waiting() throws IOException {
    try (Stream<Path> files = Files.list(home.spool())) {
      return files.sorted().flatMap(file -> waiting(file).stream()).toList();
    }
  }

  private static Optional<Waiting> waiting(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(new Waiting(new MeasurementId(name.group(2)), file))
        : Optional.empty(); // what a crash left half written
  }

  /**
   * Lets measurements go until the others take at most so many bytes: always the oldest of the hour
   * that has most of them, so that each hour of a long block stays told by some.
   *
   * @return how many went
   */
  public int trim(long bytes) throws IOException {
    Map<Long, Deque<Waiting>> hours = new TreeMap<>();
    long all = 0;
    for (Waiting waiting : waiting()) {
      hours.computeIfAbsent(hour(waiting), _ -> new ArrayDeque<>()).add(waiting);
      all += Files.size(waiting.file());
    }
    int gone = 0;
    while (all > bytes) {
      Deque<Waiting> fullest =
          hours.values().stream().max(Comparator.comparingInt(Deque::size)).orElseThrow();
      Waiting oldest = fullest.removeFirst();
      all -= Files.size(oldest.file());
      remove(oldest);
      gone++;
    }
    return gone;
  }

  private static long hour(Waiting waiting) {
    Matcher name = NAME.matcher(waiting.file().getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) / HOUR_MILLIS : 0;
  }

  /** Forgets a measurement that a collector has made durable. */
  public void remove(Waiting waiting) throws IOException {
    Files.deleteIfExists(waiting.file());
  }

  /** Puts aside a measurement that a collector will never take, with its reason beside it. */
  public void reject(Waiting waiting, String reason) throws IOException {
    Path aside = home.rejected().resolve(waiting.file().getFileName());
    PrivateFile.write(
        home.rejected().resolve(waiting.id() + ".reason.txt"),
        reason.getBytes(StandardCharsets.UTF_8));
    Files.move(waiting.file(), aside, StandardCopyOption.ATOMIC_MOVE);
  }
}
