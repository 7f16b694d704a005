package org.burkit.bench.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.bench.chance.Seeds;

/** One month of one name in one network, for whoever looks. One thread. */
public final class Course {
  private static final Duration HOSTILE_FROM = Duration.ofDays(10);
  private static final Word CLEAR = new Word(new Outcome.Accessible(), true);
  private static final Word REFUSED = new Word(new Outcome.ServerSide(), true);
  private static final Word GATE = new Word(new Outcome.Inconclusive(Outcome.Reason.GATE), true);
  private static final Word UNSURE =
      new Word(new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE), true);
  private static final Word CHANCE = new Word(new Outcome.Blocked(Mechanism.TLS_TIMEOUT), false);
  private static final double SURE_LIAR = 0.98;

  private final Weather weather;
  private final Name name;
  private final Spells faults;
  private final Optional<Block> block;
  private final long chance;
  private final RandomGenerator random;
  private int ballots;

  /**
   * What a measurement says.
   *
   * @param caused false for what only looks so by chance
   */
  private record Word(Outcome outcome, boolean caused) {}

  Course(Weather weather, Name name, Optional<Block> block, long chance) {
    this.weather = weather;
    this.name = name;
    this.block = block;
    this.chance = chance;
    this.random = Seeds.of(chance);
    Climate climate = weather.climate();
    this.faults = Spells.in(Month.FIRST, climate.faultsPerMonth(), climate.fault(), random);
  }

  RandomGenerator random() {
    return random;
  }

  public Cell cell() {
    Place place = weather.place();
    return new Cell(name.domain(), place.cc(), place.asn());
  }

  /** The truth. */
  public Optional<Block> block() {
    return block;
  }

  /** True where that home is there on that day. */
  public boolean isThere(int home, Instant time) {
    return weather.isThere(home, time);
  }

  /** What that home sees at that time, and says of it by its own clock. */
  public Ballot ballot(int number, Instant time) {
    Home home = weather.place().homes().get(number);
    Word word = word(home, number, time);
    boolean lies = home.hostile() && word.outcome instanceof Outcome.Blocked;
    Samples.Said said =
        lies ? new Samples.Said(SURE_LIAR, true) : Samples.of(word.outcome, word.caused, random);
    int count = ballots++;
    return new Ballot(
        Ids.number(count),
        count,
        cell(),
        "",
        home.probe(),
        home.prefix(),
        Standing.FULL,
        time.plus(home.skew()),
        word.outcome,
        said.confidence(),
        said.decisive());
  }

  private Word word(Home home, int number, Instant time) {
    if (home.hostile() && !time.isBefore(Month.FIRST.start().plus(HOSTILE_FROM))) {
      return CHANCE;
    }
    double luck = random.nextDouble();
    if (weather.outages().cover(time) || weather.homes().get(number).cover(time)) {
      return weather.climate().gate() && luck >= Climate.PAST_THE_GATE ? GATE : CHANCE;
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
}
