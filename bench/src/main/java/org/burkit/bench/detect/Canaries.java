package org.burkit.bench.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.chance.Quantiles;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.world.Block;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.NetworkMonth;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Months of a site and of a canary, judged with and without regard for the canary. */
final class Canaries {
  private static final String SITE = World.domain(0);
  private static final String CANARY = World.domain(1);
  private static final int NAMES = 2;
  private static final List<String> COLUMNS =
      List.of(
          "months",
          "probes",
          "liars",
          "canary",
          "cell-months",
          "with any",
          "95 %",
          "with likely or more",
          "95 % ",
          "delay 50 %, h");

  private final World world;
  private final long seed;
  private final List<List<Value>> rows = new ArrayList<>();

  Canaries(long seed) {
    this.world = new World(seed, Climate.standard());
    this.seed = seed;
  }

  /** What the fold made of some months. */
  private record Found(Rate any, Rate likely, Quantiles delay) {
    Found() {
      this(new Rate(), new Rate(), new Quantiles());
    }

    void score(String cluster, List<Incident> incidents) {
      any.trial(cluster, incidents.isEmpty() ? 0 : 1);
      boolean sure = incidents.stream().anyMatch(is -> is.grade() != Grade.POSSIBLE);
      likely.trial(cluster, sure ? 1 : 0);
    }
  }

  /** Plays months in which nobody blocks: every incident is a liar's, or chance. */
  void playInnocent(int honest, int lying, int months) {
    for (boolean isHeard : List.of(false, true)) {
      Found found = new Found();
      for (int i = 0; i < months; i++) {
        Place place = place(i, honest, lying);
        NetworkMonth month = world.network(place, NAMES, Optional.empty(), i);
        IncidentFold fold = fold(isHeard);
        month.ballots().forEach(fold::add);
        found.score(month.cluster(), ofTheSite(fold.incidents()));
      }
      rows.add(row("nobody blocks", honest + lying, lying, isHeard, found));
    }
  }

  /** Plays months with one whole block of five days: what regard for the canary costs. */
  void playBlocked(int probes, int months) {
    for (boolean isHeard : List.of(false, true)) {
      Found found = new Found();
      for (int i = 0; i < months; i++) {
        Instant from = Onset.of(seed, i, probes);
        Block block = Block.plain(from, Onset.LENGTH, Pattern.MEASUREMENTS, 1);
        NetworkMonth month = world.network(place(i, probes, 0), NAMES, block, i);
        IncidentFold fold = fold(isHeard);
        seen(fold, month.ballots(), block)
            .ifPresent(time -> found.delay.add(Duration.between(from, time)));
        found.score(month.cluster(), ofTheSite(fold.incidents()));
      }
      rows.add(row("whole block", probes, 0, isHeard, found));
    }
  }

  private static Place place(int number, int honest, int lying) {
    return new Place(new CountryCode("XA"), new Asn(64500 + number), Liars.crowd(honest, lying));
  }

  private static IncidentFold fold(boolean isHeard) {
    Set<String> canaries = isHeard ? Set.of(CANARY) : Set.of();
    return new IncidentFold(new PooledCusum(), new PackedBallotBox(), canaries);
  }

  /** The measurement at which the fold first spoke of it; all of them end up in the fold. */
  private static Optional<Instant> seen(IncidentFold fold, List<Ballot> ballots, Block block) {
    Optional<Instant> seen = Optional.empty();
    for (Ballot ballot : ballots) {
      fold.add(ballot);
      if (seen.isEmpty() && !ballot.time().isBefore(block.from())) {
        List<Incident> now = fold.changes().values().stream().flatMap(List::stream).toList();
        seen = ofTheSite(now).isEmpty() ? seen : Optional.of(ballot.time());
      }
    }
    return seen;
  }

  private static List<Incident> ofTheSite(List<Incident> incidents) {
    return incidents.stream()
        .filter(incident -> incident.kind() == Kind.BLOCK)
        .filter(incident -> incident.domains().contains(SITE))
        .toList();
  }

  private static List<Value> row(
      String months, int probes, int lying, boolean isHeard, Found found) {
    return List.of(
        Value.of(months),
        Value.of(probes),
        Value.of(lying),
        Value.of(isHeard ? "heard" : "not heard"),
        Value.of(found.any.trials()),
        Value.of(found.any.mean()),
        found.any.interval(1),
        Value.of(found.likely.mean()),
        found.likely.interval(1),
        Value.of(found.delay.hours(0.5)));
  }

  Table table() {
    return new Table("Liars who say that a canary is blocked as well", COLUMNS, rows);
  }
}
