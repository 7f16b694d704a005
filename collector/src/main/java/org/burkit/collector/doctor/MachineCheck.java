package org.burkit.collector.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Room on the disk, and the clock: against the time of the lists, against what was written here
 * before, and by the word of systemd.
 *
 * @param implausible what is wrong with the clock by itself, in words
 */
record MachineCheck(Path data, InstantSource clock, Optional<String> implausible) {
  private static final long ENOUGH = 10L << 30;
  private static final Duration SLACK = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  List<Finding> findings() throws IOException {
    return List.of(disk(), time(), synchronised());
  }

  private Finding disk() throws IOException {
    var store = Files.getFileStore(data);
    long free = store.getUsableSpace();
    long percent = 100 * free / Math.max(1, store.getTotalSpace());
    Map<String, Object> values = Map.of("gigabytes", free / 1e9, "percent", percent);
    if (free < ENOUGH / 10 || percent < 2) {
      return Finding.wrong("disk.full", values);
    }
    return percent < 10 && free < 10 * ENOUGH
        ? Finding.soon("disk.fills", values)
        : Finding.well("disk.room", values);
  }

  private Finding time() throws IOException {
    Instant now = clock.instant();
    if (implausible.isPresent()) {
      return Finding.wrong("clock.implausible", Map.of("now", now.toString()));
    }
    Optional<Path> ahead = writtenAfter(now.plus(SLACK));
    return ahead.isPresent()
        ? Finding.wrong("clock.back", Map.of("file", name(ahead.get()), "now", now.toString()))
        : Finding.well("clock.plausible", Map.of("now", now.toString()));
  }

  private Optional<Path> writtenAfter(Instant time) throws IOException {
    Path journal = data.resolve("journal");
    if (!Files.isDirectory(journal)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(journal)) {
      return files
          .filter(file -> name(file).endsWith(".bkj"))
          .filter(file -> modified(file).isAfter(time))
          .findFirst();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Instant modified(Path file) {
    return Instant.ofEpochMilli(file.toFile().lastModified());
  }

  private static Finding synchronised() {
    return switch (timedatectl()) {
      case "yes" -> Finding.well("clock.synchronised", Map.of());
      case "no" -> Finding.soon("clock.alone", Map.of());
      default -> Finding.well("clock.unknown", Map.of());
    };
  }

  /** What it prints; nothing where it is not there, or systemd is not. */
  private static String timedatectl() {
    try {
      Process process =
          new ProcessBuilder("timedatectl", "show", "--property=NTPSynchronized", "--value")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      try (var out = process.inputReader()) {
        return String.valueOf(out.readLine()).strip();
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
