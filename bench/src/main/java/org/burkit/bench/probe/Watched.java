package org.burkit.bench.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process watched from outside until it ends. One thread; the one that looks on ends with the
 * process.
 */
final class Watched {
  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"(\\w+)\"");
  private static final long LOOK_EVERY_MILLIS = 100;

  /**
   * What was seen.
   *
   * @param firstLine from the start to the first line on standard output
   * @param outcomes how many lines told of each outcome
   * @param peakKilobytes the largest resident set, as the kernel keeps it (VmHWM)
   * @param cpu of the process, in user and system
   */
  record Seen(
      int code,
      Duration wall,
      Duration firstLine,
      Map<String, Integer> outcomes,
      long peakKilobytes,
      long mostThreads,
      long mostDescriptors,
      Duration cpu) {
    Seen {
      outcomes = Map.copyOf(outcomes);
    }

    int targets() {
      return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private final Process process;
  private final long start;
  private volatile long peak;
  private volatile long threads;
  private volatile long descriptors;
  private volatile Duration cpu = Duration.ZERO;

  private Watched(Process process, long start) {
    this.process = process;
    this.start = start;
  }

  /**
   * Reads a process's output to its end and looks at what it takes meanwhile.
   *
   * @param start when it was started, by {@link System#nanoTime}
   */
  static Seen toTheEnd(Process process, long start) throws IOException, InterruptedException {
    return new Watched(process, start).watch();
  }

  private Seen watch() throws IOException, InterruptedException {
    Thread onlooker = Thread.ofPlatform().name("bench-onlooker").start(this::lookOn);
    Map<String, Integer> outcomes = new TreeMap<>();
    Duration first = Duration.ZERO;
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        first = first.isZero() ? since() : first;
        Matcher outcome = OUTCOME.matcher(line);
        if (outcome.find()) {
          outcomes.merge(outcome.group(1), 1, Integer::sum);
        }
      }
    }
    int code = process.waitFor();
    Duration wall = since();
    onlooker.join();
    return new Seen(code, wall, first, outcomes, peak, threads, descriptors, cpu);
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void lookOn() {
    try {
      do {
        look();
      } while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
      String status = Files.readString(proc.resolve("status"));
      peak = Math.max(peak, number(status, "VmHWM"));
      threads = Math.max(threads, number(status, "Threads"));
      descriptors = Math.max(descriptors, open.count());
      cpu = process.info().totalCpuDuration().orElse(cpu);
    } catch (IOException e) {
      // It has just ended.
    }
  }

  private static long number(String status, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ":\\s+(\\d+)").matcher(status);
    return Optional.of(line).filter(Matcher::find).map(m -> Long.parseLong(m.group(1))).orElse(0L);
  }
}
