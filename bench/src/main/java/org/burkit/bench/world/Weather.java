package org.burkit.bench.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.bench.chance.Seeds;

/** What happens in one network in one month to all names alike, and from it what happens to one. */
record Weather(long seed, Climate climate, Place place, Spells outages, List<Spells> homes) {
  private static final Month MONTH = Month.FIRST;
  private static final Duration HOSTILE_FROM = Duration.ofDays(10);
  private static final Word CLEAR = new Word(new Outcome.Accessible(), true);
  private static final Word REFUSED = new Word(new Outcome.ServerSide(), true);
  private static final Word GATE = new Word(new Outcome.Inconclusive(Outcome.Reason.GATE), true);
  private static final Word UNSURE =
      new Word(new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE), true);
  private static final Word CHANCE = new Word(new Outcome.Blocked(Mechanism.TLS_TIMEOUT), false);
  private static final double SURE_LIAR = 0.98;
  private static final int DAY = 24 * 3600;

  /**
   * What a measurement says.
   *
   * @param caused false for what only looks so by chance
   */
  private record Word(Outcome outcome, boolean caused) {}

  static Weather of(long seed, long number, Climate climate, Place place) {
    RandomGenerator random = Seeds.of(seed, number, -2);
    Spells outages = Spells.in(MONTH, climate.outagesPerMonth(), climate.outage(), random);
    List<Spells> homes =
        place.homes().stream()
            .map(_ -> Spells.in(MONTH, climate.homeOutagesPerMonth(), climate.homeOutage(), random))
            .toList();
    return new Weather(Seeds.of(seed, number, -3).nextLong(), climate, place, outages, homes);
  }

  /** The same, but the network is cut off as well at that time. */
  Weather with(Spell shutdown) {
    return new Weather(seed, climate, place, outages.and(shutdown), homes);
  }

  /** The ballots of one name. */
  CellMonth month(Name name, Optional<Block> block, long chance) {
    RandomGenerator random = Seeds.of(chance);
    Cell cell = new Cell(name.domain(), place.cc(), place.asn());
    Spells faults = Spells.in(MONTH, climate.faultsPerMonth(), climate.fault(), random);
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < place.homes().size(); i++) {
      Home home = place.homes().get(i);
      long every = home.every().toSeconds();
      long phase = random.nextLong(every);
      for (Instant slot = MONTH.start().plusSeconds(phase);
          slot.isBefore(MONTH.end());
          slot = slot.plusSeconds(every)) {
        Instant time = slot.plusSeconds(random.nextLong(Math.max(1, every / 20)));
        if (isThere(home, i, time)) {
          Word word = word(home, i, name, faults, block, time, chance, random);
          ballots.add(ballot(ballots.size(), cell, home, time, word, random));
        }
      }
    }
    Collections.sort(ballots);
    return new CellMonth(cell, place.cluster(), ballots, block);
  }

  private boolean isThere(Home home, int number, Instant time) {
    long day = time.getEpochSecond() / DAY;
    return home.present() >= 1 || Seeds.of(seed, number, day).nextDouble() < home.present();
  }

  private Word word(
      Home home,
      int number,
      Name name,
      Spells faults,
      Optional<Block> block,
      Instant time,
      long chance,
      RandomGenerator random) {
    if (home.hostile() && !time.isBefore(MONTH.start().plus(HOSTILE_FROM))) {
      return CHANCE;
    }
    double luck = random.nextDouble();
    if (outages.cover(time) || homes.get(number).cover(time)) {
      return climate.gate() && luck >= Climate.PAST_THE_GATE ? GATE : CHANCE;
    }
    if (block.isPresent() && block.get().hits(time, chance, random)) {
      return luck < name.unsure()
          ? UNSURE
          : new Word(new Outcome.Blocked(block.get().at(time)), true);
    }
    if (faults.cover(time)) {
      return luck < Climate.LOOKS_BLOCKED ? CHANCE : UNSURE;
    }
    if (luck < name.noise()) {
      return CHANCE;
    }
    return luck < name.noise() + name.unsure() ? UNSURE : name.refuses() ? REFUSED : CLEAR;
  }

  private static Ballot ballot(
      int number, Cell cell, Home home, Instant time, Word word, RandomGenerator random) {
    boolean lies = home.hostile() && word.outcome instanceof Outcome.Blocked;
    Samples.Said said =
        lies ? new Samples.Said(SURE_LIAR, true) : Samples.of(word.outcome, word.caused, random);
    return new Ballot(
        Ids.number(number),
        number,
        cell,
        "",
        home.probe(),
        home.prefix(),
        Standing.FULL,
        time.plus(home.skew()),
        word.outcome,
        said.confidence(),
        said.decisive());
  }
}
