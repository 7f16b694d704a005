package org.burkit.bench.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.chance.Quantiles;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.world.Climate;
import org.burkit.bench.world.NetworkMonth;
import org.burkit.bench.world.Place;
import org.burkit.bench.world.Spell;
import org.burkit.bench.world.World;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Network-months with one shutdown in them, and such with none, in which networks fail by accident
 * as well: nobody can tell that from outside, so it is counted apart.
 */
final class Shutdowns {
  private static final int NAMES = 3;
  private static final Duration ABOUT = Duration.ofHours(2);
  private static final List<String> FOUND =
      List.of(
          "cut off for, h",
          "probes",
          "months",
          "recall",
          "95 %",
          "delay 50 %, h",
          "delay 90 %, h",
          "onset in interval",
          "blocks named beside it");
  private static final List<String> FALSE =
      List.of(
          "probes",
          "network-months",
          "per 1000, when the network failed by accident",
          "95 %",
          "per 1000, without cause",
          "95 % ");

  private final World world;
  private final long seed;
  private final List<List<Value>> found = new ArrayList<>();
  private final List<List<Value>> innocent = new ArrayList<>();

  Shutdowns(long seed) {
    this.world = new World(seed, Climate.standard());
    this.seed = seed;
  }

  void play(Duration length, int probes, int months) {
    Rate recall = new Rate();
    Rate onset = new Rate();
    Rate blocks = new Rate();
    Quantiles delay = new Quantiles();
    for (int i = 0; i < months; i++) {
      Spell spell = spell(length, i, probes);
      NetworkMonth month = world.network(place(i, probes), NAMES, Optional.of(spell), i);
      IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
      Optional<Instant> seen = seen(fold, month.ballots(), spell);
      recall.trial(month.cluster(), seen.isPresent() ? 1 : 0);
      seen.ifPresent(time -> delay.add(Duration.between(spell.from(), time)));
      List<Incident> incidents = fold.incidents();
      incidents.stream()
          .filter(incident -> isOf(incident, spell))
          .findFirst()
          .ifPresent(incident -> onset.trial(month.cluster(), holds(incident, spell) ? 1 : 0));
      blocks.trial(
          month.cluster(),
          incidents.stream().anyMatch(incident -> incident.kind() == Kind.BLOCK) ? 1 : 0);
    }
    found.add(
        List.of(
            Value.of(length.toHours()),
            Value.of(probes),
            Value.of(recall.trials()),
            Value.of(recall.mean()),
            recall.interval(1),
            Value.of(delay.hours(0.5)),
            Value.of(delay.hours(0.9)),
            Value.of(onset.mean()),
            Value.of(blocks.mean())));
  }

  /** Plays months in which nobody is cut off on purpose; gives those without any cause. */
  Rate playInnocent(int probes, int months) {
    Rate accident = new Rate();
    Rate nothing = new Rate();
    for (int i = 0; i < months; i++) {
      NetworkMonth month = world.network(place(i, probes), NAMES, Optional.empty(), 1000L + i);
      IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
      month.ballots().forEach(fold::add);
      int caused = 0;
      int uncaused = 0;
      for (Incident incident : fold.incidents()) {
        if (incident.kind() == Kind.SHUTDOWN) {
          boolean isCaused = month.faults().stream().anyMatch(fault -> isOf(incident, fault));
          caused += isCaused ? 1 : 0;
          uncaused += isCaused ? 0 : 1;
        }
      }
      accident.trial(month.cluster(), caused);
      nothing.trial(month.cluster(), uncaused);
    }
    innocent.add(
        List.of(
            Value.of(probes),
            Value.of(accident.trials()),
            Value.of(1000 * accident.mean()),
            accident.interval(1000),
            Value.of(1000 * nothing.mean()),
            nothing.interval(1000)));
    return nothing;
  }

  private Spell spell(Duration length, int number, int probes) {
    Instant from = Onset.of(seed, number, probes);
    return new Spell(from, from.plus(length));
  }

  private static Place place(int number, int probes) {
    return new Place(new CountryCode("XA"), new Asn(64500 + number), Liars.crowd(probes, 0));
  }

  /** The measurement at which the fold first spoke of it; all of them end up in the fold. */
  private static Optional<Instant> seen(IncidentFold fold, List<Ballot> ballots, Spell spell) {
    Optional<Instant> seen = Optional.empty();
    for (Ballot ballot : ballots) {
      fold.add(ballot);
      if (seen.isEmpty() && spell.covers(ballot.time())) {
        boolean now =
            fold.changes().values().stream()
                .flatMap(List::stream)
                .anyMatch(incident -> isOf(incident, spell));
        seen = now ? Optional.of(ballot.time()) : seen;
      }
    }
    return seen;
  }

  private static boolean isOf(Incident incident, Spell spell) {
    return incident.kind() == Kind.SHUTDOWN
        && !incident.startedBefore().isBefore(spell.from().minus(ABOUT))
        && incident.startedBefore().isBefore(spell.until().plus(ABOUT));
  }

  private static boolean holds(Incident incident, Spell spell) {
    return !incident.startedBefore().isBefore(spell.from())
        && incident.startedAfter().filter(time -> time.isAfter(spell.from())).isEmpty();
  }

  List<Table> tables() {
    return List.of(
        new Table("Shutdowns of a whole network found, and how soon", FOUND, found),
        new Table("Shutdowns told where nobody cut a network off", FALSE, innocent));
  }
}
