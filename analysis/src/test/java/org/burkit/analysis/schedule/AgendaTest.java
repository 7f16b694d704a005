package org.burkit.analysis.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.schedule.Agenda.Candidate;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;

/** The most telling cell comes first. */
class AgendaTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Network NETWORK = new Network(new CountryCode("KZ"), new Asn(64501));
  private static final Outcome CLEAR = new Outcome.Accessible();
  private static final Outcome BLOCKED = new Outcome.Blocked(Mechanism.TLS_TIMEOUT);
  private static final List<Candidate<String>> ALL =
      IntStream.range(0, 10).mapToObj(i -> new Candidate<>(name(i), name(i))).toList();

  private final Agenda agenda =
      new Agenda(ALL.stream().map(Candidate::domain).collect(Collectors.toSet()));
  private int ballots;

  @Test
  void nameThatJustLookedBlocked_comesBeforeAllThatLookedOpen() {
    allClear(NOON);
    hear(7, "p1", BLOCKED, NOON.plusSeconds(60));
    assertThat(next(1, NOON.plusSeconds(120))).containsExactly(name(7));
  }

  @Test
  void nameThatNobodyMeasured_comesBeforeThoseThatLookedOpen() {
    for (int i = 0; i < 9; i++) {
      hear(i, "p1", CLEAR, NOON);
    }
    assertThat(next(1, NOON.plusSeconds(60))).containsExactly(name(9));
  }

  @Test
  void nameThatWasMeasuredLongestAgo_comesFirstOfTheOpenOnes() {
    allClear(NOON);
    for (int i = 0; i < 10; i++) {
      if (i != 3) {
        hear(i, "p1", CLEAR, NOON.plus(Duration.ofHours(20)));
      }
    }
    assertThat(next(1, NOON.plus(Duration.ofHours(21)))).containsExactly(name(3));
  }

  @Test
  void blockOfWhichMoreWitnessesSayTheSame_makesRoomForOthers() {
    allClear(NOON.minus(Duration.ofDays(3)));
    for (int i = 0; i < 6; i++) {
      hear(7, "p" + i, BLOCKED, NOON.plusSeconds(i));
    }
    assertThat(next(9, NOON.plusSeconds(60))).doesNotContain(name(7));
  }

  @Test
  void blockThatNobodyLookedAtForDays_isLookedAtAgain() {
    allClear(NOON);
    for (int i = 0; i < 6; i++) {
      hear(7, "p" + i, BLOCKED, NOON.plusSeconds(i));
    }
    Instant later = NOON.plus(Duration.ofDays(5));
    allClear(later.minus(Duration.ofHours(5)), 7);
    assertThat(next(1, later)).containsExactly(name(7));
  }

  @Test
  void probesThatAskTogether_areSentToUnlikeNames() {
    List<String> first = next(5, NOON);
    List<String> second = next(5, NOON.plusSeconds(1));
    assertThat(first).hasSize(5).doesNotContainAnyElementsOf(second);
    assertThat(second).hasSize(5);
  }

  @Test
  void oneWhoAsksAThousandTimes_keepsNobodyFromWhatLooksBlocked() {
    allClear(NOON.minus(Duration.ofHours(9)));
    hear(7, "p1", BLOCKED, NOON);
    for (int i = 0; i < 1000; i++) {
      next(10, NOON.plusSeconds(i));
    }
    assertThat(next(1, NOON.plusSeconds(1000))).containsExactly(name(7));
  }

  @Test
  void oneVoterSpeakingOften_isHeardOnceAnHour() {
    allClear(NOON.minus(Duration.ofHours(9)));
    for (int i = 0; i < 50; i++) {
      hear(7, "p1", BLOCKED, NOON.plusSeconds(i));
    }
    assertThat(next(1, NOON.plusSeconds(60))).containsExactly(name(7));
  }

  @Test
  void wordFromBeforeTheHourUnderWay_changesNothing() {
    allClear(NOON.minus(Duration.ofHours(1)), 7);
    hear(7, "p1", CLEAR, NOON);
    hear(7, "p2", BLOCKED, NOON.minus(Duration.ofDays(2)));
    assertThat(next(9, NOON.plusSeconds(60))).doesNotContain(name(7));
  }

  @Test
  void namesOfNoList_areNotKept() {
    Agenda none = new Agenda(Set.of());
    none.hear(ballot(name(1), "p1", BLOCKED, NOON));
    List<String> sent = none.send(NETWORK, ALL, 10, Hazard.USUAL, NOON);
    assertThat(sent).hasSize(10);
  }

  @Test
  void networkOfItsOwn_knowsNothingOfAnother_andKeepsTheOrderGiven() {
    allClear(NOON);
    hear(7, "p1", BLOCKED, NOON.plusSeconds(60));
    Network other = new Network(new CountryCode("KZ"), new Asn(64502));
    assertThat(agenda.send(other, ALL, 10, Hazard.USUAL, NOON))
        .isEqualTo(ALL.stream().map(Candidate::what).toList());
  }

  private List<String> next(int budget, Instant now) {
    return agenda.send(NETWORK, ALL, budget, Hazard.USUAL, now);
  }

  private void allClear(Instant at, int... butThese) {
    for (int i = 0; i < 10; i++) {
      int number = i;
      if (IntStream.of(butThese).noneMatch(but -> but == number)) {
        hear(i, "p1", CLEAR, at);
      }
    }
  }

  private void hear(int number, String probe, Outcome outcome, Instant at) {
    agenda.hear(ballot(name(number), probe, outcome, at));
  }

  private Ballot ballot(String domain, String probe, Outcome outcome, Instant at) {
    int number = ballots++;
    return new Ballot(
        new MeasurementId(String.format("%064x", number)),
        number,
        new Cell(domain, NETWORK.cc(), NETWORK.asn()),
        "",
        probe,
        "",
        Standing.FULL,
        at,
        outcome,
        0.9,
        false);
  }

  private static String name(int number) {
    return "site" + number + ".example";
  }
}
