package org.burkit.bench.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.chance.Quantiles;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.chance.Seeds;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.bench.world.CellMonth;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.Month;
import org.burkit.bench.world.Name;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.Upload;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Cell-months as a collector gets them, late, out of order and some twice, and what it tells
 * meanwhile, asked every hour.
 */
final class Live {
  private static final List<String> COLUMNS =
      List.of(
          "months",
          "probes",
          "cell-months",
          "told of",
          "95 %",
          "delay 50 %, h",
          "delay 90 %, h",
          "ever told without cause, per 1000",
          "95 % ");

  private final World world;
  private final long seed;
  private final List<List<Value>> rows = new ArrayList<>();

  Live(long seed) {
    this.world = new World(seed, Climate.standard());
    this.seed = seed;
  }

  /** When an incident was first told of, and when it is said to have begun at the latest. */
  private record Told(Instant at, Instant startedBefore) {}

  /** Plays the standard world, in which nobody blocks. */
  void playInnocent(int namesPerNetwork) {
    Rate without = new Rate();
    world
        .innocent(namesPerNetwork)
        .forEach(month -> without.trial(month.cluster(), told(month, without.trials()).size()));
    rows.add(
        List.of(
            Value.of("nobody blocks"),
            Value.of("2 to 12"),
            Value.of(without.trials()),
            Value.of("–"),
            Value.of("–"),
            Value.of("–"),
            Value.of("–"),
            Value.of(1000 * without.mean()),
            without.interval(1000)));
  }

  /** Plays months with one whole block of five days. */
  void playBlocked(int probes, int months) {
    Rate found = new Rate();
    Rate without = new Rate();
    Quantiles delay = new Quantiles();
    for (int i = 0; i < months; i++) {
      Instant from = Onset.of(seed, i, probes);
      Block block = Block.plain(from, Onset.LENGTH, Pattern.MEASUREMENTS, 1);
      Place place = new Place(new CountryCode("XA"), new Asn(64500 + i), Liars.crowd(probes, 0));
      CellMonth month = world.month(place, Name.usual("site.example"), Optional.of(block), i);
      List<Told> told = told(month, i);
      List<Told> caused = told.stream().filter(t -> isOf(t, block)).toList();
      found.trial(month.cluster(), caused.isEmpty() ? 0 : 1);
      caused.stream().findFirst().ifPresent(t -> delay.add(Duration.between(from, t.at())));
      without.trial(month.cluster(), told.size() - caused.size());
    }
    rows.add(
        List.of(
            Value.of("whole block"),
            Value.of(probes),
            Value.of(found.trials()),
            Value.of(found.mean()),
            found.interval(1),
            Value.of(delay.hours(0.5)),
            Value.of(delay.hours(0.9)),
            Value.of(1000 * without.mean()),
            without.interval(1000)));
  }

  private static boolean isOf(Told told, Block block) {
    return !told.at().isBefore(block.from()) && told.startedBefore().isBefore(block.until());
  }

  /** Every incident that is ever told of, in the order of telling. */
  private List<Told> told(CellMonth month, long number) {
    IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    List<Told> told = new ArrayList<>();
    Set<IncidentId> known = new HashSet<>();
    Instant asking = Month.FIRST.start();
    for (Upload upload : Upload.all(month.ballots(), Seeds.of(seed, number, -4))) {
      while (!upload.at().isBefore(asking)) {
        for (Incident incident : blocks(fold)) {
          if (known.add(incident.id())) {
            told.add(new Told(asking, incident.startedBefore()));
          }
        }
        asking = asking.plus(Duration.ofHours(1));
      }
      fold.add(upload.ballot());
    }
    return told;
  }

  private static List<Incident> blocks(IncidentFold fold) {
    return fold.changes().values().stream()
        .flatMap(List::stream)
        .filter(incident -> incident.kind() == Kind.BLOCK)
        .toList();
  }

  Table table() {
    return new Table("As a collector gets them, and tells of them", COLUMNS, rows);
  }
}
