package org.burkit.bench.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Batch;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;

/**
 * A query store with so many rows: 600 pages, 40 networks, a few hundred probes, a year. One
 * thread.
 */
final class Filled {
  private static final int SITES = 600;
  private static final int NETWORKS = 40;
  private static final int PROBES = 400;
  private static final int BATCH = 20_000;
  private static final int BLOCK = 50;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(365);

  private final Random random;
  private final long rows;

  Filled(long rows, long seed) {
    this.rows = rows;
    this.random = new Random(seed);
  }

  /** Fills a new store in a file. */
  DuckStore fill(Path file) throws IOException {
    return fill(file, _ -> {});
  }

  /**
   * The same.
   *
   * @param each is told of each row
   */
  DuckStore fill(Path file, Consumer<JudgedMeasurement> each) throws IOException {
    DuckStore store = DuckStore.create(file, "bench");
    for (long from = 0; from < rows; from += BATCH) {
      List<JudgedMeasurement> batch = new ArrayList<>();
      for (long n = from; n < Math.min(rows, from + BATCH); n++) {
        batch.add(row(n));
      }
      store.commit(new Batch(batch, Map.of(), at(from + BATCH).block()));
      batch.forEach(each);
    }
    return store;
  }

  /** Where row {@code n} lies in a journal whose blocks hold fifty measurements. */
  static Address at(long n) {
    long block = n / BLOCK;
    return new Address(
        new Position(1 + block / 1_000, 32 + block % 1_000 * 65_000), (int) (n % BLOCK));
  }

  static MeasurementId id(long n) {
    byte[] bytes = new byte[32];
    new Random(n).nextBytes(bytes);
    return new MeasurementId(HexFormat.of().formatHex(bytes));
  }

  static String domain(int site) {
    return "site" + site + ".example";
  }

  private JudgedMeasurement row(long n) {
    int site = random.nextInt(SITES);
    int probe = random.nextInt(PROBES);
    Instant start =
        START.plusSeconds(SPAN.toSeconds() * n / rows).minusSeconds(random.nextInt(600));
    Outcome outcome = outcome(site);
    return new JudgedMeasurement(
        id(n),
        start,
        start.plusMillis(random.nextInt(60_000)),
        "https://" + domain(site) + "/",
        domain(site),
        site % 5 == 0 ? "service" + site % 40 : "",
        site % 3 == 0 ? "NEWS" : "GRP",
        new CountryCode("KZ"),
        new Asn(64_500 + probe % NETWORKS),
        "%032x".formatted(probe * 7_919L),
        "%016x".formatted(probe * 104_729L),
        Standing.FULL,
        outcome,
        random.nextInt(80, 100) / 100.0,
        false,
        List.of(outcome instanceof Outcome.Blocked ? "tls.fails_here_only" : "http.same_page"),
        site % 5 == 0 ? Map.of(ServiceFunction.MESSAGES, "works") : Map.of(),
        at(n));
  }

  private Outcome outcome(int site) {
    return switch (random.nextInt(20)) {
      case 0 -> new Outcome.Inconclusive(Outcome.Reason.GATE);
      case 1 -> new Outcome.Down();
      case 2, 3, 4 ->
          site % 10 == 0 ? new Outcome.Blocked(Mechanism.TLS_RESET) : new Outcome.Accessible();
      default -> new Outcome.Accessible();
    };
  }
}
