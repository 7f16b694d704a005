package org.burkit.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.bench.world.Block.Pattern;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final Instant DAY_TEN = Month.FIRST.start().plus(Duration.ofDays(10));
  private static final Name QUIET = new Name("site.example", 0, 0, false);
  private static final Climate CALM =
      new Climate(
          1e-9,
          Duration.ofMinutes(1),
          1e-9,
          Duration.ofMinutes(1),
          1e-9,
          Duration.ofMinutes(1),
          true);

  @Test
  void sameSeed_sameWorld_andAnotherSeed_anotherWorld() {
    assertThat(ballots(3)).isEqualTo(ballots(3)).isNotEqualTo(ballots(4));
  }

  private static List<List<Ballot>> ballots(long seed) {
    return new World(seed, Climate.standard())
        .innocent(1)
        .limit(5)
        .map(CellMonth::ballots)
        .toList();
  }

  @Test
  void wholeBlock_isSeenByAllAndOnlyThen_seed1() {
    Block block = Block.plain(DAY_TEN, Duration.ofDays(2), Pattern.MEASUREMENTS, 1);

    List<Ballot> ballots = month(CALM, block).ballots();

    assertThat(ballots).hasSizeGreaterThan(3 * 700);
    assertThat(ballots).allMatch(b -> b.isBlocked() == isWithin(b.time(), block));
  }

  @Test
  void curfew_blocksInTheEveningOnly_seed1() {
    Block block = Block.plain(DAY_TEN, Duration.ofDays(5), Pattern.CURFEW, 1);

    List<Integer> hours =
        month(CALM, block).ballots().stream()
            .filter(Ballot::isBlocked)
            .map(b -> (int) (b.time().getEpochSecond() / 3600 % 24))
            .distinct()
            .sorted()
            .toList();

    assertThat(hours).containsExactly(0, 19, 20, 21, 22, 23);
  }

  @Test
  void halfOfHours_areBlockedForEverybodyAlike_seed1() {
    Block block = Block.plain(DAY_TEN, Duration.ofDays(10), Pattern.HOURS, 0.5);
    List<Ballot> within =
        month(CALM, block).ballots().stream().filter(b -> isWithin(b.time(), block)).toList();

    double share = (double) within.stream().filter(Ballot::isBlocked).count() / within.size();

    assertThat(share).isBetween(0.4, 0.6);
    IntStream.range(0, 240)
        .mapToObj(hour ->
            within.stream()
                .filter(b -> Duration.between(block.from(), b.time()).toHours() == hour)
                .map(Ballot::isBlocked)
                .distinct())
        .forEach(said -> assertThat(said.count()).isLessThanOrEqualTo(1));
  }

  @Test
  void mechanism_switchesWhenTheCensorDoes_seed1() {
    Instant change = DAY_TEN.plus(Duration.ofDays(1));
    Block block =
        new Block(
            DAY_TEN,
            DAY_TEN.plus(Duration.ofDays(2)),
            Pattern.MEASUREMENTS,
            1,
            Mechanism.TLS_RESET,
            Mechanism.TLS_MITM_KNOWN_ROOT,
            change);

    month(CALM, block).ballots().stream()
        .filter(Ballot::isBlocked)
        .forEach(b ->
            assertThat(b.outcome().mechanismIfBlocked())
                .contains(
                    b.time().isBefore(change)
                        ? Mechanism.TLS_RESET
                        : Mechanism.TLS_MITM_KNOWN_ROOT));
  }

  @Test
  void outages_areCaughtByTheGate_andLookLikeBlocksWithoutIt_seed1() {
    Climate stormy =
        new Climate(
            1e-9,
            Duration.ofMinutes(1),
            20,
            Duration.ofHours(5),
            1e-9,
            Duration.ofMinutes(1),
            true);

    long caught = blocked(stormy);
    long uncaught = blocked(stormy.withoutGate());

    assertThat(uncaught).isGreaterThan(100);
    assertThat(caught).isLessThan(uncaught / 20);
  }

  private static long blocked(Climate climate) {
    return new World(1, climate)
        .month(place(), QUIET, Optional.empty(), 1).ballots().stream()
            .filter(b -> b.outcome() instanceof Outcome.Blocked)
            .count();
  }

  private static boolean isWithin(Instant time, Block block) {
    return !time.isBefore(block.from()) && time.isBefore(block.until());
  }

  private static CellMonth month(Climate climate, Block block) {
    return new World(1, climate).month(place(), QUIET, Optional.of(block), 1);
  }

  private static Place place() {
    List<Home> homes = List.of(Home.hourly(0), Home.hourly(1), Home.hourly(2));
    return new Place(new CountryCode("XA"), new Asn(64500), homes);
  }
}
