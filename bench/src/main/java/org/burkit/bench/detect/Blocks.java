package org.burkit.bench.detect;

import static org.burkit.analysis.verdict.Mechanism.DNS_INJECTION_BOGON;
import static org.burkit.analysis.verdict.Mechanism.TLS_RESET;
import static org.burkit.analysis.verdict.Mechanism.TLS_THROTTLE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.burkit.analysis.incident.Episode;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.bench.chance.Quantiles;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.bench.world.CellMonth;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Name;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Cell-months with one block of five days in them, seen by probes that measure hourly. */
final class Blocks {
  private static final List<String> COLUMNS =
      List.of(
          "block",
          "probes",
          "detector",
          "months",
          "recall",
          "95 %",
          "delay 50 %, h",
          "delay 90 %, h",
          "onset in interval",
          "end 50 %, h");

  private final World world;
  private final long seed;
  private final int months;
  private final Map<Key, Found> found = new LinkedHashMap<>();

  /** A row of the table. */
  record Key(String block, int probes, String detector) {}

  /** What one contender found of one kind of block. */
  record Found(Rate recall, Quantiles delay, Rate onset, Quantiles end) {
    Found() {
      this(new Rate(), new Quantiles(), new Rate(), new Quantiles());
    }
  }

  Blocks(long seed, int months) {
    this.world = new World(seed, Climate.standard());
    this.seed = seed;
    this.months = months;
  }

  void play(String name, int probes, Pattern pattern, double share) {
    play(name, probes, from -> Block.plain(from, Onset.LENGTH, pattern, share));
  }

  /** A site is slowed down in half of the hours. */
  void playThrottling(String name, int probes) {
    play(name, probes, from -> inTwoWays(from, Pattern.HOURS, 0.5, TLS_THROTTLE, TLS_THROTTLE));
  }

  /** The censor changes its mechanism after two days. */
  void playSwitch(String name, int probes) {
    play(
        name,
        probes,
        from -> inTwoWays(from, Pattern.MEASUREMENTS, 1, TLS_RESET, DNS_INJECTION_BOGON));
  }

  private static Block inTwoWays(
      Instant from, Pattern pattern, double share, Mechanism first, Mechanism then) {
    return new Block(
        from, from.plus(Onset.LENGTH), pattern, share, first, then, from.plus(Duration.ofDays(2)));
  }

  private void play(String name, int probes, Function<Instant, Block> censor) {
    for (int i = 0; i < months; i++) {
      Instant from = Onset.of(seed, i, probes);
      Block block = censor.apply(from);
      Place place = new Place(new CountryCode("XA"), new Asn(64500 + i), Liars.crowd(probes, 0));
      CellMonth month = world.month(place, Name.usual("site.example"), Optional.of(block), i);
      for (Contender contender : Contender.all()) {
        Key key = new Key(name, probes, contender.name());
        score(
            contender.detect(month),
            block,
            month.cluster(),
            found.computeIfAbsent(key, _ -> new Found()));
      }
    }
  }

  private static void score(List<Episode> episodes, Block block, String cluster, Found found) {
    Optional<Episode> hit =
        episodes.stream()
            .filter(e -> !e.seen().isBefore(block.from()) && e.seen().isBefore(block.until()))
            .findFirst();
    found.recall().trial(cluster, hit.isPresent() ? 1 : 0);
    hit.ifPresent(episode -> {
      found.delay().add(Duration.between(block.from(), episode.seen()));
      boolean before = !episode.startedBefore().isBefore(block.from());
      boolean after = episode.startedAfter().filter(t -> t.isAfter(block.from())).isEmpty();
      found.onset().trial(cluster, before && after ? 1 : 0);
      episode
          .endedBefore()
          .ifPresent(end -> found.end().add(Duration.between(block.until(), end).abs()));
    });
  }

  Found of(String block, int probes, String detector) {
    return found.getOrDefault(new Key(block, probes, detector), new Found());
  }

  Table table() {
    List<List<Value>> rows = new ArrayList<>();
    found.forEach((key, is) ->
        rows.add(
            List.of(
                Value.of(key.block()),
                Value.of(key.probes()),
                Value.of(key.detector()),
                Value.of(is.recall().trials()),
                Value.of(is.recall().mean()),
                is.recall().interval(1),
                Value.of(is.delay().hours(0.5)),
                Value.of(is.delay().hours(0.9)),
                Value.of(is.onset().mean()),
                Value.of(is.end().hours(0.5)))));
    return new Table("Blocks found, and how soon", COLUMNS, rows);
  }
}
