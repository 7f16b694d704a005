package org.burkit.bench.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.burkit.bench.chance.Quantiles;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.chance.Seeds;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Course;
import org.burkit.bench.world.Home;
import org.burkit.bench.world.Month;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** What probes are sent to measure next, beside taking turns and beside chance. */
public final class ScheduleBench implements Bench {
  private static final int NAMES = 500;
  private static final int BLOCKED = 12;
  private static final int BUDGET = 10;
  private static final int HOMES = 5;
  private static final int FIRST_DAY = 5;
  private static final int DAYS = 15;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final Duration LENGTH = Duration.ofDays(5);
  private static final double AT_MOST = 0.5;

  private static final String OURS = "expected information";
  private static final String TURNS = "in turn";
  private static final Map<String, BiFunction<List<Course>, Random, Chooser>> CHOOSERS = choosers();

  private final int months;

  /** The whole bench. */
  public ScheduleBench() {
    this(20);
  }

  /** A part of it, for tests. */
  ScheduleBench(int months) {
    this.months = months;
  }

  private static Map<String, BiFunction<List<Course>, Random, Chooser>> choosers() {
    Map<String, BiFunction<List<Course>, Random, Chooser>> choosers = new LinkedHashMap<>();
    choosers.put(OURS, Chooser::agenda);
    choosers.put(TURNS, Chooser::roundRobin);
    choosers.put("at random", Chooser::uniform);
    return choosers;
  }

  @Override
  public String name() {
    return "schedule";
  }

  @Override
  public String summary() {
    return "how soon blocks are found by what probes are sent to measure, beside taking turns";
  }

  /** What one way to choose came to. */
  private static final class Came {
    private final Rate found = new Rate();
    private final Quantiles begun = new Quantiles();
    private final Quantiles ended = new Quantiles();
    private final Rate withoutCause = new Rate();
    private long measurements;

    void add(String cluster, List<Course> courses, Campaign campaign) {
      for (Course course : courses.subList(0, BLOCKED)) {
        Block block = course.block().orElseThrow();
        found.trial(cluster, campaign.begun(course).isPresent() ? 1 : 0);
        campaign.begun(course).ifPresent(at -> begun.add(Duration.between(block.from(), at)));
        campaign.ended(course).ifPresent(at -> ended.add(Duration.between(block.until(), at)));
      }
      withoutCause.trial(cluster, campaign.withoutCause());
      measurements += campaign.measurements();
    }
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    List<List<Value>> rows = new ArrayList<>();
    progress.accept("months with whole blocks ...");
    Map<String, Came> whole = play(seed, Pattern.MEASUREMENTS, 1);
    whole.forEach((name, came) -> rows.add(row("whole", name, came)));
    progress.accept("months with blocks of half the hours ...");
    play(seed, Pattern.HOURS, 0.5)
        .forEach((name, came) -> rows.add(row("half of the hours", name, came)));
    double ours = median(whole, OURS);
    double turns = median(whole, TURNS);
    return new Report(
        "What probes are sent to measure next",
        List.of(
            "A network of %d probes that are there every day; each asks once an hour for %d of %d names, of which %d are blocked for five days of the month. Delay is from the censor's act to the incident; all ways take as many measurements. Where nobody is sent again to what looked blocked, the second witness comes by chance."
                .formatted(HOMES, BUDGET, NAMES, BLOCKED)),
        List.of(
            new Bound(
                "median delay to a whole block, beside taking turns",
                "at most half",
                String.format(
                    Locale.ROOT, "%.2f h beside %.2f h (%.2f)", ours, turns, ours / turns),
                ours <= AT_MOST * turns)),
        List.of(
            new Table(
                "Blocks found, and how soon",
                List.of(
                    "block",
                    "chosen",
                    "measurements",
                    "blocks",
                    "found",
                    "95 %",
                    "delay 50 %, h",
                    "delay 90 %, h",
                    "end told 50 %, h",
                    "told without cause, a month"),
                rows)),
        List.of());
  }

  private static double median(Map<String, Came> all, String name) {
    return all.getOrDefault(name, new Came()).begun.hours(0.5);
  }

  private static List<Value> row(String block, String name, Came came) {
    return List.of(
        Value.of(block),
        Value.of(name),
        Value.of(came.measurements),
        Value.of(came.found.trials()),
        Value.of(came.found.mean()),
        came.found.interval(1),
        Value.of(came.begun.hours(0.5)),
        Value.of(came.begun.hours(0.9)),
        Value.of(came.ended.hours(0.5)),
        Value.of(came.withoutCause.mean()));
  }

  private Map<String, Came> play(long seed, Pattern pattern, double share) {
    World world = new World(seed, Climate.standard());
    Map<String, Came> all = new LinkedHashMap<>();
    for (int month = 0; month < months; month++) {
      Place place = place(month);
      List<Block> blocks = blocks(Seeds.of(seed, month, -5), pattern, share);
      for (var chooser : CHOOSERS.entrySet()) {
        List<Course> courses = world.courses(place, NAMES, blocks, month);
        RandomGenerator random = Seeds.of(seed, month, -6);
        Campaign campaign =
            new Campaign(courses, chooser.getValue().apply(courses, Random.from(random)));
        campaign.play(HOMES, BUDGET, Seeds.of(seed, month, -7));
        all.computeIfAbsent(chooser.getKey(), _ -> new Came())
            .add(place.cluster(), courses, campaign);
      }
    }
    return all;
  }

  private static Place place(int number) {
    List<Home> homes = new ArrayList<>();
    for (int i = 0; i < HOMES; i++) {
      homes.add(Home.hourly(i));
    }
    return new Place(new CountryCode("XA"), new Asn(64500 + number), homes);
  }

  private static List<Block> blocks(RandomGenerator random, Pattern pattern, double share) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKED; i++) {
      long second = (long) FIRST_DAY * SECONDS_OF_DAY + random.nextInt(DAYS * SECONDS_OF_DAY);
      Instant from = Month.FIRST.start().plusSeconds(second);
      blocks.add(Block.plain(from, LENGTH, pattern, share));
    }
    return blocks;
  }
}
