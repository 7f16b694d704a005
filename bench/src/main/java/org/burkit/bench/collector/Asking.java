package org.burkit.bench.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.collector.store.Axis;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.model.CountryCode;

/** Questions to query stores of growing size. */
final class Asking {
  private static final List<Long> SIZES = List.of(100_000L, 1_000_000L, 10_000_000L);
  private static final int LOOK_UPS = 200;
  private static final int ROUNDS = 8;

  private final Path directory;
  private final long seed;
  private final Consumer<String> progress;

  Asking(Path directory, long seed, Consumer<String> progress) {
    this.directory = directory;
    this.seed = seed;
    this.progress = progress;
  }

  private record Size(
      long rows, double filled, double bytesEach, List<Double> counts, List<Double> lookUps) {}

  Found all() throws IOException {
    List<Size> sizes = new ArrayList<>();
    for (long rows : SIZES) {
      sizes.add(of(rows));
      progress.accept("a store of %,d rows".formatted(rows));
    }
    Size last = sizes.getLast();
    String over = " over %,d rows".formatted(last.rows());
    return new Found(
        List.of(
            Found.atMost(
                "counts" + over + ", 95 of 100", 300, Found.quantile(last.counts(), 0.95), "ms"),
            Found.atMost(
                "look-up of a measurement" + over + ", 95 of 100",
                20,
                Found.quantile(last.lookUps(), 0.95),
                "ms"),
            Found.atMost("the store takes", 60, last.bytesEach(), "bytes a row")),
        List.of(
            new Table(
                "Query store by size",
                List.of(
                    "rows",
                    "filled, rows/s",
                    "bytes a row",
                    "counts, median ms",
                    "counts, 95 of 100 ms",
                    "look-up, median ms",
                    "look-up, 95 of 100 ms"),
                sizes.stream().map(Asking::row).toList())));
  }

  private static List<Value> row(Size size) {
    return List.of(
        Value.of(size.rows()),
        Value.of(size.filled()),
        Value.of(size.bytesEach()),
        Value.of(Found.quantile(size.counts(), 0.5)),
        Value.of(Found.quantile(size.counts(), 0.95)),
        Value.of(Found.quantile(size.lookUps(), 0.5)),
        Value.of(Found.quantile(size.lookUps(), 0.95)));
  }

  private Size of(long rows) throws IOException {
    Path file = directory.resolve("store-" + rows + ".duckdb");
    long start = System.nanoTime();
    new Filled(rows, seed).fill(file).close();
    double filled = rows * 1e9 / (System.nanoTime() - start);
    double bytes = (double) Files.size(file) / rows;
    try (DuckStore store = DuckStore.open(file, "bench")) {
      return new Size(rows, filled, bytes, counts(store), lookUps(store, rows));
    } finally {
      Files.delete(file);
    }
  }

  /** Milliseconds of each question, sorted; the first round warms up. */
  private static List<Double> counts(DuckStore store) {
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      for (var question : questions(round)) {
        long start = System.nanoTime();
        store.tallies(question.axes(), question.filter(), 10_001);
        if (round > 0) {
          millis.add((System.nanoTime() - start) / 1e6);
        }
      }
    }
    return millis.stream().sorted().toList();
  }

  private record Question(List<Axis> axes, MeasurementFilter filter) {}

  /** As the pages of domains, services, networks and the whole country ask. */
  private static List<Question> questions(int round) {
    Optional<String> domain = Optional.of(Filled.domain(round));
    Optional<Instant> since = Optional.of(Instant.parse("2026-12-01T00:00:00Z"));
    return List.of(
        new Question(List.of(Axis.DAY, Axis.MECHANISM), filter(Optional.empty(), domain)),
        new Question(List.of(Axis.DOMAIN), filter(since, Optional.empty())),
        new Question(List.of(Axis.ASN, Axis.DAY), filter(since, Optional.empty())),
        new Question(List.of(Axis.ASN, Axis.MECHANISM), filter(Optional.empty(), domain)),
        new Question(List.of(Axis.HOUR), filter(since, domain)),
        new Question(List.of(Axis.SERVICE, Axis.WEEK), MeasurementFilter.ALL),
        new Question(List.of(Axis.CATEGORY), MeasurementFilter.ALL),
        new Question(List.of(Axis.MECHANISM), MeasurementFilter.ALL));
  }

  private static MeasurementFilter filter(Optional<Instant> since, Optional<String> domain) {
    Optional<Mechanism> any = Optional.empty();
    return new MeasurementFilter(
        since,
        Optional.empty(),
        Optional.of(new CountryCode("KZ")),
        Set.of(),
        domain,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        any);
  }

  private static List<Double> lookUps(DuckStore store, long rows) {
    List<Double> millis = new ArrayList<>();
    var random = new Random(rows);
    for (long n : LongStream.generate(() -> random.nextLong(rows)).limit(LOOK_UPS).toArray()) {
      long start = System.nanoTime();
      boolean there = store.measurement(Filled.id(n), Filled.at(n)).isPresent();
      millis.add((System.nanoTime() - start) / 1e6);
      if (!there) {
        throw new IllegalStateException("row " + n + " is not where it was put");
      }
    }
    return millis.stream().sorted().toList();
  }
}
