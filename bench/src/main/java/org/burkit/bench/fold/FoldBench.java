package org.burkit.bench.fold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.BallotBox;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;

/** The fold's speed and the size of its state, beside a plain count of outcomes. */
public final class FoldBench implements Bench {
  private static final int CELLS = 150;
  private static final int PROBES = 5;
  private static final int ROUNDS = 3;
  private static final int STEP = 2_000;
  private static final double ENOUGH_PER_SECOND = 50_000;
  private static final double MOST_BYTES = 1024;
  private static final int STRANGERS = 100_000;
  private static final double MOST_BYTES_OF_A_STRANGER = 1;

  @Override
  public String name() {
    return "fold";
  }

  @Override
  public String summary() {
    return "how many verdicts a second the incident fold takes, and what it keeps of them";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    List<Ballot> ballots = Arrivals.of(seed, CELLS, PROBES);
    Duration count = Duration.ofDays(1);
    Duration fold = Duration.ofDays(1);
    for (int round = 0; round < ROUNDS; round++) {
      count = shorter(count, time(() -> count(ballots)));
      fold = shorter(fold, time(() -> fold(ballots, new PackedBallotBox())));
      progress.accept("round " + (round + 1) + " of " + ROUNDS + ": " + fold.toMillis() + " ms");
    }
    double perSecond = ballots.size() / seconds(fold);
    Sizes sizes = sizes(ballots);
    double stranger = sizeOfAStranger();
    return new Report(
        "Speed and state of the incident fold",
        List.of(words(ballots.size())),
        List.of(
            new Bound(
                "verdicts per second",
                String.format(Locale.ROOT, "at least %,.0f", ENOUGH_PER_SECOND),
                String.format(Locale.ROOT, "%,.0f", perSecond),
                perSecond >= ENOUGH_PER_SECOND),
            new Bound(
                "bytes of the fold's state per cell after a month",
                String.format(Locale.ROOT, "at most %,.0f", MOST_BYTES),
                String.format(Locale.ROOT, "%,.0f", sizes.fold() / CELLS),
                sizes.fold() / CELLS <= MOST_BYTES),
            new Bound(
                "bytes of the fold's state for each of those strangers",
                String.format(Locale.ROOT, "at most %,.0f", MOST_BYTES_OF_A_STRANGER),
                String.format(Locale.ROOT, "%,.2f", stranger),
                stranger <= MOST_BYTES_OF_A_STRANGER)),
        List.of(speeds(ballots.size(), count, fold), sizes.table(ballots.size())),
        List.of());
  }

  private static String words(int ballots) {
    return "%,d verdicts of one month, %d cells, %d hourly probes each, as a collector gets them: one in twenty up to two days late, one in a hundred twice, one cell of twenty blocked for five days. After every %,d of them the incidents of every touched subject are asked for. The ballots lie in a box in memory, those of a collector in its store. The best of %d rounds. The baseline counts outcomes in a hash map. At the end %,d strangers come, who speak once each, of a name that nobody else speaks of."
        .formatted(ballots, CELLS, PROBES, STEP, ROUNDS, STRANGERS);
  }

  private static Table speeds(int ballots, Duration count, Duration fold) {
    return new Table(
        "Speed",
        List.of("what", "verdicts per second", "time, in times of the count"),
        List.of(
            List.of(Value.of("count"), Value.of(ballots / seconds(count)), Value.of(1.0)),
            List.of(
                Value.of("fold"),
                Value.of(ballots / seconds(fold)),
                Value.of(seconds(fold) / seconds(count)))));
  }

  private static void count(List<Ballot> ballots) {
    Map<Cell, Integer> blocked = new HashMap<>();
    ballots.forEach(b -> blocked.merge(b.cell(), b.isBlocked() ? 1 : 0, Integer::sum));
    if (blocked.size() != CELLS) {
      throw new IllegalStateException("expected " + CELLS + " cells, got " + blocked.size());
    }
  }

  private static IncidentFold fold(List<Ballot> ballots, BallotBox box) {
    IncidentFold fold = new IncidentFold(new PooledCusum(), box, Set.of());
    for (int i = 0; i < ballots.size(); i++) {
      fold.add(ballots.get(i));
      if ((i + 1) % STEP == 0) {
        fold.changes();
      }
    }
    return fold;
  }

  /**
   * Bytes of heap.
   *
   * @param fold without the box, with the names of cells that both share
   */
  private record Sizes(double fold, double box) {

    Table table(int ballots) {
      return new Table(
          "State",
          List.of("what", "bytes"),
          List.of(
              List.of(Value.of("fold, per cell"), Value.of(fold / CELLS)),
              List.of(Value.of("box in memory, per verdict"), Value.of(box / ballots)),
              List.of(Value.of("box in memory, per cell"), Value.of(box / CELLS))));
    }
  }

  /** What the heap loses when what the box holds is thrown away, and then the fold. */
  private static Sizes sizes(List<Ballot> ballots) {
    Emptied box = new Emptied();
    List<IncidentFold> fold = new ArrayList<>(List.of(fold(ballots, box)));
    if (fold.getFirst().incidents().isEmpty()) {
      throw new IllegalStateException("the blocked cells must make incidents");
    }
    long both = used();
    box.empty();
    long alone = used();
    fold.clear();
    return new Sizes(alone - used(), both - alone);
  }

  /** What is left of one who spoke once, of a name of his own, when the box is thrown away. */
  private static double sizeOfAStranger() {
    Emptied box = new Emptied();
    IncidentFold fold = new IncidentFold(new PooledCusum(), box, Set.of());
    fold.add(Arrivals.ofAStranger(STRANGERS));
    fold.changes();
    long before = used();
    for (int i = 0; i < STRANGERS; i++) {
      fold.add(Arrivals.ofAStranger(i));
    }
    box.empty();
    long after = used();
    if (!fold.incidents().isEmpty()) {
      throw new IllegalStateException("who finds nothing blocked must make no incident");
    }
    return Math.max(0, after - before) / (double) STRANGERS;
  }

  /** The serial collector leaves some of what is dead where it is, but for every fourth time. */
  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
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
