package org.burkit.bench.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Chart;
import org.burkit.bench.report.Chart.Line;
import org.burkit.bench.report.Chart.Point;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Home;

/** The detector of incidents beside three others, in the generative world. */
public final class DetectBench implements Bench {
  private static final List<Integer> CROWDS = List.of(2, 3, 5, 8, 12);
  private static final List<Double> SHARES = List.of(1.0, 0.75, 0.5, 0.25);
  private static final int MANY = 8;
  private static final int FEW = 3;
  private static final String OURS = Contender.all().getFirst().name();

  private final int scale;

  /** The whole bench. */
  public DetectBench() {
    this(100);
  }

  /**
   * A part of it, for tests.
   *
   * @param scale per cent of the trials
   */
  DetectBench(int scale) {
    this.scale = scale;
  }

  @Override
  public String name() {
    return "detect";
  }

  @Override
  public String summary() {
    return "false incidents, recall and delay of the incident detector, beside others";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    List<Bound> bounds = new ArrayList<>();
    Innocents innocents = new Innocents();
    progress.accept("months in which nobody blocks anything ...");
    Climate standard = Climate.standard();
    bounds.addAll(falseBounds(innocents.play("standard", seed, standard, trials(40))));
    innocents.play("without the gate", seed, standard.withoutGate(), trials(10));
    innocents.play("ten times the faults", seed, standard.withFaults(10), trials(10));
    progress.accept("months with a block ...");
    Blocks blocks = blocks(seed);
    bounds.addAll(blockBounds(blocks));
    progress.accept("months with liars ...");
    Liars liars = new Liars();
    bounds.add(liarBound(liars.play("2 of 8", Liars.crowd(6, 2), seed, trials(1000))));
    liars.play("1 of 3", Liars.crowd(2, 1), seed, trials(200));
    List<Home> named = Liars.underManyNames(6, 2, 4);
    liars.play("2 of 8, each by 4 names", named, seed, trials(200));
    List<Home> unknown = named.stream().map(Home::withoutPrefix).toList();
    liars.play("the same, addresses unknown", unknown, seed, trials(200));
    progress.accept("months with canaries ...");
    Canaries canaries = new Canaries(seed);
    canaries.playInnocent(2, 1, trials(500));
    canaries.playInnocent(4, 2, trials(500));
    canaries.playInnocent(6, 2, trials(500));
    canaries.playBlocked(FEW, trials(160));
    canaries.playBlocked(MANY, trials(160));
    progress.accept("months with shutdowns ...");
    Shutdowns shutdowns = new Shutdowns(seed);
    for (int probes : List.of(FEW, MANY)) {
      for (int hours : List.of(3, 12, 48)) {
        shutdowns.play(Duration.ofHours(hours), probes, trials(60));
      }
    }
    shutdowns.playInnocent(FEW, trials(300));
    bounds.add(shutdownBound(shutdowns.playInnocent(MANY, trials(300))));
    progress.accept("months as a collector gets them ...");
    Live live = new Live(seed);
    live.playInnocent(trials(10));
    for (int probes : List.of(FEW, MANY)) {
      live.playBlocked(probes, trials(100));
    }
    List<Table> tables = new ArrayList<>(List.of(innocents.table(), blocks.table(), liars.table()));
    tables.add(canaries.table());
    tables.add(live.table());
    tables.addAll(shutdowns.tables());
    return new Report(
        "How right the detector of incidents is",
        words(),
        bounds,
        tables,
        List.of(delays(blocks), recalls(blocks)));
  }

  private int trials(int whole) {
    return Math.max(1, whole * scale / 100);
  }

  private Blocks blocks(long seed) {
    Blocks blocks = new Blocks(seed, trials(160));
    for (int probes : CROWDS) {
      for (double share : SHARES) {
        blocks.play(ofMeasurements(share), probes, Pattern.MEASUREMENTS, share);
      }
    }
    for (int probes : List.of(FEW, MANY)) {
      blocks.play("50 % of hours", probes, Pattern.HOURS, 0.5);
      blocks.play("curfew", probes, Pattern.CURFEW, 1);
      blocks.playThrottling("throttled in 50 % of hours", probes);
      blocks.playSwitch("another mechanism from the third day on", probes);
    }
    return blocks;
  }

  private static String ofMeasurements(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static List<Bound> falseBounds(Innocents.Count count) {
    double any = 1000 * count.any().mean();
    double likely = 1000 * count.likely().mean();
    return List.of(
        bound(
            "false incidents per 1000 cell-months, likely or more",
            "at most 1",
            likely,
            likely <= 1),
        bound("false incidents per 1000 cell-months, any grade", "at most 1", any, any <= 1));
  }

  private static List<Bound> blockBounds(Blocks blocks) {
    double few = blocks.of(ofMeasurements(1), FEW, OURS).delay().hours(0.5);
    double many = blocks.of(ofMeasurements(1), MANY, OURS).delay().hours(0.5);
    double half = blocks.of(ofMeasurements(0.5), MANY, OURS).recall().mean();
    double hours = blocks.of("50 % of hours", MANY, OURS).recall().mean();
    return List.of(
        bound("median delay, 3 probes, whole block, hours", "at most 3", few, few <= 3),
        bound("median delay, 8 probes, whole block, hours", "at most 1", many, many <= 1),
        bound("recall, 8 probes, half of measurements", "at least 0.95", half, half >= 0.95),
        bound("recall, 8 probes, half of hours", "at least 0.95", hours, hours >= 0.95));
  }

  private static Bound liarBound(Rate likely) {
    double without = 1 - likely.mean();
    return bound(
        "cell-months without a likely incident, 2 liars of 8",
        "at least 0.99",
        without,
        without >= 0.99);
  }

  private static Bound shutdownBound(Rate withoutCause) {
    double found = 1000 * withoutCause.mean();
    return bound(
        "shutdowns without any cause per 1000 network-months, 8 probes",
        "at most 1",
        found,
        found <= 1);
  }

  private static Bound bound(String promise, String limit, double found, boolean met) {
    return new Bound(promise, limit, String.format(Locale.ROOT, "%.3f", found), met);
  }

  private static List<String> words() {
    return List.of(
        "Every detector sees the same ballots of the same seeded world, in which the truth is"
            + " known: 20 countries of 5 networks, 2 to 12 probes in each that come and go, some"
            + " seldom, some with wrong clocks; names of which one in twenty looks blocked by"
            + " chance in 1 to 4 % of measurements; per cell and month 0.1 faults of ten minutes on"
            + " average which nobody could tell from a block, per network 0.5 outages of 90"
            + " minutes, per home two of an hour.",
        "How sure a verdict is of itself, and whether it is decisive, is drawn from the lab's"
            + " recordings as the rules of this version judge them; what looks blocked by chance is"
            + " never decisive, what a liar says always is.",
        "A canary is a name that nobody blocks and every home measures as well. A liar of that table"
            + " says of it, too, that it is blocked; whom two others contradict, and twice as many"
            + " as say the same, accuses nobody meanwhile. Months are the same with and without.",
        "A shutdown is seen by the gates of the probes; its delay is by the times of the"
            + " measurements, which reach a collector once the network is back. Until then only"
            + " the silence of regular probes tells, which this world does not try.",
        "As a collector gets them, one ballot of twenty is up to two days late, so that they come"
            + " out of order, and one of a hundred comes twice. It asks for the incidents every"
            + " hour; the delay there is until it tells of one, and what it takes back later counts"
            + " as false all the same.",
        "An interval is of 95 %, by resampling whole networks; where nothing happened it goes up to"
            + " three in all trials. Blocks last five days; the delay is from the truth's beginning"
            + " to the measurement at which the detector spoke.");
  }

  private static Chart delays(Blocks blocks) {
    return new Chart(
        "detect-delay",
        "Median delay of a whole block, by the number of hourly probes",
        "probes",
        "hours",
        lines(
            CROWDS,
            (name, probes) -> blocks.of(ofMeasurements(1), probes, name).delay().hours(0.5)));
  }

  private static Chart recalls(Blocks blocks) {
    return new Chart(
        "detect-recall",
        "Recall with 8 probes, by the share of measurements that is blocked",
        "share",
        "recall",
        lines(
            SHARES.reversed(),
            (name, share) -> blocks.of(ofMeasurements(share), MANY, name).recall().mean()));
  }

  private interface Height<N> {
    double of(String detector, N x);
  }

  private static <N extends Number> List<Line> lines(List<N> xs, Height<N> height) {
    return Contender.all().stream()
        .map(Contender::name)
        .map(name ->
            new Line(
                name,
                xs.stream().map(x -> new Point(x.doubleValue(), height.of(name, x))).toList()))
        .toList();
  }
}
