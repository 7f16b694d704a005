package org.burkit.bench.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/** The fold's speed and the size of its state, beside a plain count of outcomes. */
public final class FoldBench implements Bench {
  private static final int BALLOTS = 400_000;
  private static final int CELLS = 1_000;
  private static final int PROBES = 8;
  private static final int ROUNDS = 3;
  private static final int STEP = 2_000;
  private static final double ENOUGH_PER_SECOND = 50_000;

  @Override
  public String name() {
    return "fold";
  }

  @Override
  public String summary() {
    return "how many verdicts a second the incident fold takes, beside a plain count";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    List<Ballot> ballots = ballots(seed);
    Duration count = Duration.ofDays(1);
    Duration fold = Duration.ofDays(1);
    for (int round = 0; round < ROUNDS; round++) {
      count = shorter(count, time(() -> count(ballots)));
      fold = shorter(fold, time(() -> fold(ballots)));
      progress.accept("round " + (round + 1) + " of " + ROUNDS + ": " + fold.toMillis() + " ms");
    }
    double perSecond = BALLOTS / seconds(fold);
    return new Report(
        "Speed of the incident fold",
        List.of(
            ("%,d verdicts of %,d cells, %d probes each, in steps of %,d after which the incidents"
                    + " of every touched subject are asked for, as the collector does. The best of"
                    + " %d rounds. The baseline counts outcomes in a hash map.")
                .formatted(BALLOTS, CELLS, PROBES, STEP, ROUNDS)),
        List.of(
            new Bound(
                "verdicts per second",
                String.format(Locale.ROOT, "at least %,.0f", ENOUGH_PER_SECOND),
                String.format(Locale.ROOT, "%,.0f", perSecond),
                perSecond >= ENOUGH_PER_SECOND)),
        List.of(
            new Table(
                "Speed",
                List.of("what", "verdicts per second", "time, in times of the count"),
                List.of(
                    List.of(Value.of("count"), Value.of(BALLOTS / seconds(count)), Value.of(1.0)),
                    List.of(
                        Value.of("fold"),
                        Value.of(perSecond),
                        Value.of(seconds(fold) / seconds(count)))))),
        List.of());
  }

  private static List<Ballot> ballots(long seed) {
    Random random = new Random(seed);
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    CountryCode cc = new CountryCode("KZ");
    List<Ballot> ballots = new ArrayList<>(BALLOTS);
    for (int i = 0; i < BALLOTS; i++) {
      int cell = random.nextInt(CELLS);
      Outcome outcome =
          random.nextInt(100) < 3
              ? new Outcome.Blocked(Mechanism.TLS_TIMEOUT)
              : new Outcome.Accessible();
      String domain = "site" + cell / 4 + ".example";
      ballots.add(
          new Ballot(
              new MeasurementId(String.format("%064x", i)),
              i,
              new Cell(domain, cc, new Asn(64500 + cell % 4)),
              "",
              "p" + random.nextInt(PROBES),
              "",
              start.plusSeconds(i * 7L),
              outcome,
              0.95,
              false));
    }
    return ballots;
  }

  private static void count(List<Ballot> ballots) {
    Map<Cell, Integer> blocked = new HashMap<>();
    for (Ballot ballot : ballots) {
      blocked.merge(
          ballot.cell(), ballot.outcome() instanceof Outcome.Blocked ? 1 : 0, Integer::sum);
    }
    if (blocked.size() > CELLS) {
      throw new IllegalStateException("more cells than there are");
    }
  }

  private static void fold(List<Ballot> ballots) {
    IncidentFold fold = new IncidentFold(new PooledCusum());
    Map<String, Ballot> touched = new HashMap<>();
    for (int i = 0; i < ballots.size(); i++) {
      Ballot ballot = ballots.get(i);
      fold.add(ballot);
      touched.put(ballot.cell().domain(), ballot);
      if ((i + 1) % STEP == 0) {
        touched.values().forEach(fold::incidentsBeside);
        touched.clear();
      }
    }
  }

  private static Duration time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
