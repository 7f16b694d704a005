package org.burkit.bench.analyse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.verdict.SixKilobytes;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.world.TemporaryDirectory;

/** The speed of {@code analyse}, started anew, beside the mere reading of the same JSON. */
public final class AnalyseBench implements Bench {
  private static final int LINES = 20_000;
  private static final int TIMES = 50;
  private static final double ENOUGH_PER_SECOND = 15_000;

  @Override
  public String name() {
    return "analyse";
  }

  @Override
  public String summary() {
    return "how many measurements a second `analyse` judges";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path file = directory.path().resolve("measurements.jsonl");
      SixKilobytes.write(file, LINES);
      long bytes = Files.size(file);
      progress.accept("%,d measurements written".formatted(LINES));
      Duration once = analyse(file, 1);
      Duration all = analyse(file, TIMES);
      progress.accept("%,d judged in %d ms".formatted(LINES * TIMES, all.toMillis()));
      return report(bytes, once, all, read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Report report(long bytes, Duration once, Duration all, Duration read) {
    double perSecond = perSecond(LINES * TIMES, all);
    int processors = Runtime.getRuntime().availableProcessors();
    return new Report(
        "Speed of analyse",
        List.of(
            "%,d measurements of the lab, of %,d bytes on the average, each with another time, in one file that is given %d times over: the program is started, reads, judges, writes its lines and ends. %d processors. The baseline reads the same JSON into a tree, on one processor, in a warm process."
                .formatted(LINES, bytes / LINES, TIMES, processors)),
        List.of(
            new Bound(
                "measurements per second, the start included",
                String.format(Locale.ROOT, "at least %,.0f", ENOUGH_PER_SECOND),
                String.format(Locale.ROOT, "%,.0f", perSecond),
                perSecond >= ENOUGH_PER_SECOND)),
        List.of(
            new Table(
                "Speed",
                List.of("what", "measurements per second", "in parts of the reading"),
                List.of(
                    row("reading alone", perSecond(LINES, read), read),
                    row("analyse, %,d".formatted(LINES), perSecond(LINES, once), read),
                    row("analyse, %,d".formatted(LINES * TIMES), perSecond, read),
                    row(
                        "analyse, without the first %,d".formatted(LINES),
                        perSecond(LINES * (TIMES - 1), all.minus(once)),
                        read)))),
        List.of());
  }

  private static List<Value> row(String what, double perSecond, Duration read) {
    return List.of(
        Value.of(what), Value.of(perSecond), Value.of(perSecond / perSecond(LINES, read)));
  }

  private static double perSecond(int count, Duration took) {
    return count * 1e9 / took.toNanos();
  }

  private static Duration analyse(Path file, int times) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Binaries.find().launcher().toString(), "analyse"));
    command.addAll(Collections.nCopies(times, file.toString()));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().put("BURKIT_NO_BUILD", "1");
    long start = System.nanoTime();
    int code = waitFor(process.start());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (code != 0) {
      throw new IOException("analyse ended with code " + code + ", expected 0");
    }
    return took;
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while analyse ran", e);
    }
  }

  /** The second reading, the first warms up. */
  private static Duration read(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    List<String> lines = Files.readAllLines(file);
    Duration took = Duration.ZERO;
    for (int round = 0; round < 2; round++) {
      long start = System.nanoTime();
      for (String line : lines) {
        if (json.readTree(line).isEmpty()) {
          throw new IllegalStateException("a measurement must not be empty");
        }
      }
      took = Duration.ofNanos(System.nanoTime() - start);
    }
    return took;
  }
}
