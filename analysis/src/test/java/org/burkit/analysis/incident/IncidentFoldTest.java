package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;

class IncidentFoldTest {
  private static final Instant T0 = Instant.parse("2026-11-24T00:00:00Z");
  private static final Outcome OPEN = new Outcome.Accessible();
  private static final Outcome DROP = new Outcome.Blocked(Mechanism.TLS_TIMEOUT);
  private static final Outcome RESET = new Outcome.Blocked(Mechanism.TLS_RESET);
  private static final Outcome MITM = new Outcome.Blocked(Mechanism.TLS_MITM_KNOWN_ROOT);

  private int serial;

  @Test
  void oneProbe_isAnAnomalyAndNoIncident() {
    assertThat(fold(hourly("a", 0, 24, DROP))).isEmpty();
  }

  @Test
  void twoProbesThatSayItTwice_arePossible() {
    List<Incident> incidents = fold(hourly("a", 0, 2, DROP), hourly("b", 0, 2, DROP));

    assertThat(incidents).singleElement().extracting(Incident::grade).isEqualTo(Grade.POSSIBLE);
  }

  @Test
  void oneWordOfEachOfThree_whereNothingWasEverClear_isPossible() {
    List<Incident> incidents =
        fold(hourly("a", 0, 1, DROP), hourly("b", 0, 1, DROP), hourly("c", 0, 1, DROP));

    assertThat(incidents).singleElement().extracting(Incident::grade).isEqualTo(Grade.POSSIBLE);
  }

  @Test
  void oneWordOfEachOfThree_whereItWasClearBefore_isNoIncident() {
    assertThat(
            fold(
                hourly("d", 0, 1, OPEN),
                hourly("a", 1, 1, DROP),
                hourly("b", 1, 1, DROP),
                hourly("c", 1, 1, DROP)))
        .isEmpty();
  }

  @Test
  void decisiveWordsFromTwoNetworks_areConfirmed_fromOneTheyAreLikely() {
    Ballot[] one = decisive(64501, "a", "b", "c");
    Ballot[] both = concat(one, decisive(64502, "d", "e", "f"));

    assertThat(fold(one)).singleElement().extracting(Incident::grade).isEqualTo(Grade.LIKELY);
    assertThat(fold(both)).singleElement().extracting(Incident::grade).isEqualTo(Grade.CONFIRMED);
  }

  private Ballot[] decisive(long asn, String... probes) {
    return Stream.of(probes)
        .flatMap(probe -> Stream.of(hourly(asn, probe, 0, 2, DROP)))
        .map(b ->
            new Ballot(
                b.id(),
                b.number(),
                b.cell(),
                b.service(),
                b.probe(),
                b.prefix(),
                b.standing(),
                b.time(),
                b.outcome(),
                b.confidence(),
                true))
        .toArray(Ballot[]::new);
  }

  @Test
  void backAfterMoreThanADay_isAnotherIncident() {
    List<Incident> incidents =
        fold(
            concat(hourly("a", 0, 3, DROP), hourly("a", 3, 30, OPEN), hourly("a", 60, 3, DROP)),
            concat(hourly("b", 0, 3, DROP), hourly("b", 3, 30, OPEN), hourly("b", 60, 3, DROP)),
            concat(hourly("c", 0, 3, DROP), hourly("c", 3, 30, OPEN), hourly("c", 60, 3, DROP)));

    assertThat(incidents)
        .extracting(Incident::startedBefore)
        .containsExactlyInAnyOrder(at(0), at(60));
  }

  @Test
  void threeProbesThatSayItTwice_areLikely_andTheOnsetIsAnInterval() {
    Incident incident =
        fold(
                hourly("a", 0, 1, OPEN),
                hourly("a", 2, 2, DROP),
                hourly("b", 3, 2, DROP),
                hourly("c", 4, 2, DROP))
            .getFirst();

    assertThat(incident.grade()).isEqualTo(Grade.LIKELY);
    assertThat(incident.open()).isTrue();
    assertThat(incident.startedAfter()).contains(at(0));
    assertThat(incident.startedBefore()).isEqualTo(at(2));
    assertThat(incident.endedAfter()).isEmpty();
    assertThat(incident.measurements()).isEqualTo(6);
    assertThat(incident.probes()).isEqualTo(3);
    assertThat(incident.contradicting()).isZero();
    assertThat(incident.mechanism()).contains(Mechanism.TLS_TIMEOUT);
    assertThat(incident.asns()).containsExactly(new Asn(64501));
    assertThat(incident.confidence()).isEqualTo(0.99);
  }

  @Test
  void decisiveInterceptionSeenByThree_isCalledInterception() {
    Incident incident =
        fold(hourly("a", 0, 1, MITM), hourly("b", 1, 1, MITM), hourly("c", 2, 1, MITM)).getFirst();

    assertThat(incident.grade()).isEqualTo(Grade.INTERCEPTED);
  }

  @Test
  void minorityAgainstMany_isNoIncident() {
    assertThat(
            fold(
                hourly("a", 0, 9, OPEN),
                hourly("b", 0, 9, OPEN),
                hourly("c", 0, 9, OPEN),
                hourly("d", 1, 8, DROP),
                hourly("e", 1, 8, DROP)))
        .isEmpty();
  }

  @Test
  void inconclusiveBallots_sayNothing() {
    Outcome unsure = new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE);

    assertThat(
            fold(hourly("a", 0, 9, unsure), hourly("b", 0, 9, unsure), hourly("c", 0, 9, unsure)))
        .isEmpty();
  }

  @Test
  void clearAgain_endsTheIncident() {
    Incident incident =
        fold(
                hourly("a", 0, 3, DROP),
                hourly("b", 0, 3, DROP),
                hourly("c", 0, 3, DROP),
                hourly("a", 5, 3, OPEN),
                hourly("b", 6, 3, OPEN),
                hourly("c", 7, 3, OPEN))
            .getFirst();

    assertThat(incident.open()).isFalse();
    assertThat(incident.endedAfter()).contains(at(2));
    assertThat(incident.endedBefore()).contains(at(5));
    assertThat(incident.lastMeasured()).isAfter(at(5));
    Unblocked end = incident.unblocked().orElseThrow();
    assertThat(end.after()).isEqualTo(at(2));
    assertThat(end.before()).isEqualTo(at(5));
    assertThat(end.voters()).isEqualTo(2);
    assertThat(end.asns()).containsExactly(new Asn(64501));
    assertThat(end.evidence()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(incident.state(at(9999))).isEqualTo(State.CLOSED);
  }

  @Test
  void silence_isNoEnd_butAfterAWeekNobodyKnows() {
    Incident incident =
        fold(hourly("a", 0, 3, DROP), hourly("b", 0, 3, DROP), hourly("c", 0, 3, DROP)).getFirst();

    assertThat(incident.lastMeasured()).isEqualTo(at(2));
    assertThat(incident.state(at(2 + 7 * 24))).isEqualTo(State.OPEN);
    assertThat(incident.state(at(3 + 7 * 24))).isEqualTo(State.UNMEASURED);
    assertThat(incident.unblocked()).isEmpty();
  }

  @Test
  void backWithinADay_isTheSameIncident_andTheTimeBetweenIsNoCounterEvidence() {
    List<Incident> incidents =
        fold(
            evening("a"),
            evening("b"),
            evening("c"),
            hourly("a", 24, 3, DROP),
            hourly("b", 24, 3, DROP),
            hourly("c", 24, 3, DROP));

    Incident incident = incidents.getFirst();
    assertThat(incidents).hasSize(1);
    assertThat(incident.open()).isTrue();
    assertThat(incident.startedBefore()).isEqualTo(at(0));
    assertThat(incident.measurements()).isEqualTo(18);
    assertThat(incident.contradicting()).isLessThan(9);
  }

  private Ballot[] evening(String probe) {
    return concat(hourly(probe, 0, 3, DROP), hourly(probe, 3, 20, OPEN));
  }

  @Test
  void oldAnomaly_isNotTheOnset() {
    Incident incident =
        fold(
                hourly("a", 0, 1, DROP),
                hourly("a", 1, 9, OPEN),
                hourly("a", 480, 2, DROP),
                hourly("b", 481, 2, DROP))
            .getFirst();

    assertThat(incident.startedBefore()).isEqualTo(at(480));
    assertThat(incident.measurements()).isEqualTo(4);
  }

  @Test
  void newcomers_cannotOutvoteThoseWhoAreKnownHere() {
    Ballot[] known = concat(hourly("a", 0, 60, OPEN), hourly("b", 0, 60, OPEN));
    Ballot[] crowd = {};
    for (int i = 0; i < 20; i++) {
      crowd = concat(crowd, hourly("new" + i, 50, 9, DROP));
    }

    assertThat(fold(known, crowd)).isEmpty();
  }

  @Test
  void manyNamesBehindOneAddress_areOneVote() {
    Ballot[] names = {};
    for (int i = 0; i < 20; i++) {
      names = concat(names, behind("198.18.7", hourly("name" + i, 0, 9, DROP)));
    }

    assertThat(fold(names)).isEmpty();
    assertThat(fold(names, hourly("honest", 0, 9, OPEN))).isEmpty();
  }

  @Test
  void unsolicitedWords_weighHalf() {
    Ballot[] words = concat(hourly("a", 0, 2, DROP), hourly("b", 0, 2, DROP));

    assertThat(fold(words)).hasSize(1);
    assertThat(fold(unsolicited(words))).isEmpty();
  }

  @Test
  void unsolicitedSenders_areNeverKnown_howeverLongTheySpeak() {
    Ballot[] known = concat(hourly("a", 0, 60, OPEN), hourly("b", 0, 60, OPEN));
    Ballot[] crowd = {};
    for (int i = 0; i < 9; i++) {
      crowd = concat(crowd, hourly("c" + i, 0, 50, OPEN), hourly("c" + i, 50, 10, DROP));
    }

    assertThat(fold(known, crowd)).hasSize(1);
    assertThat(fold(known, unsolicited(crowd))).isEmpty();
  }

  @Test
  void floodOfOneSender_movesTheShareNoMoreThanAnyOther() {
    Ballot[] flood = {};
    for (int i = 0; i < 50; i++) {
      flood = concat(flood, hourly("liar", 3, 6, OPEN));
    }
    List<Incident> incidents =
        fold(
            flood,
            hourly("a", 0, 9, DROP),
            hourly("b", 0, 9, DROP),
            hourly("c", 0, 9, DROP),
            hourly("d", 0, 9, DROP));

    assertThat(incidents).singleElement().extracting(Incident::grade).isEqualTo(Grade.LIKELY);
  }

  @Test
  void manyNamesBehindOneAddress_addNothingToTheConfidence() {
    Ballot[] names = {};
    for (int i = 0; i < 20; i++) {
      names = concat(names, behind("198.18.7", hourly("name" + i, 0, 3, OPEN)));
    }
    Incident incident =
        fold(names, hourly("a", 0, 9, DROP), hourly("b", 0, 9, DROP), hourly("c", 0, 9, DROP))
            .getFirst();

    assertThat(incident.confidence()).isGreaterThan(0.9);
  }

  @Test
  void twoMechanismsInTwoNetworks_areTwoIncidents() {
    List<Incident> incidents = fold(pair(64501, 0, DROP), pair(64502, 0, RESET));

    assertThat(incidents)
        .extracting(i -> i.mechanism().orElseThrow().label() + " " + i.asns())
        .containsExactlyInAnyOrder("tls.timeout [AS64501]", "tls.reset [AS64502]");
    assertThat(incidents).extracting(Incident::id).doesNotHaveDuplicates();
  }

  @Test
  void oneMechanismInTwoNetworksAtOneTime_isOneIncident() {
    List<Incident> incidents = fold(pair(64501, 0, DROP), pair(64502, 5, DROP));

    assertThat(incidents).singleElement();
    assertThat(incidents.getFirst().asns()).containsExactly(new Asn(64501), new Asn(64502));
  }

  @Test
  void laterOnsetInAnotherNetwork_isAnotherIncident() {
    assertThat(fold(pair(64501, 0, DROP), pair(64502, 7, DROP))).hasSize(2);
  }

  @Test
  void severalMechanismsInOneNetwork_areOneIncident_namedByTheMost() {
    List<Incident> incidents =
        fold(
            hourly("a", 0, 2, DROP),
            hourly("b", 0, 3, RESET),
            hourly("c", 0, 2, MITM),
            hourly("d", 0, 3, RESET));

    assertThat(incidents)
        .singleElement()
        .extracting(Incident::mechanism)
        .isEqualTo(Optional.of(Mechanism.TLS_RESET));
    assertThat(incidents.getFirst().probes()).isEqualTo(4);
  }

  @Test
  void mechanismsOverTime_andWhatIsRuledOut_areTold() {
    Incident incident =
        fold(
                behind("198.18.1", concat(hourly("a", 0, 9, DROP), hourly("a", 9, 20, RESET))),
                behind("198.18.2", concat(hourly("b", 0, 9, DROP), hourly("b", 9, 20, RESET))),
                behind("198.18.3", concat(hourly("c", 0, 9, DROP), hourly("c", 9, 20, RESET))))
            .getFirst();

    assertThat(incident.means())
        .containsExactly(
            new Means(Mechanism.TLS_TIMEOUT, at(0), at(8), 27),
            new Means(Mechanism.TLS_RESET, at(9), at(28), 60));
    assertThat(incident.votes()).isEqualTo(3);
    assertThat(incident.active()).isEqualTo(3);
    assertThat(incident.rejected()).containsExactly(Alternative.values());
  }

  @Test
  void whatTheDataDoNotRuleOut_isNotCalledRejected() {
    Outcome down = new Outcome.Down();
    Outcome gate = new Outcome.Inconclusive(Outcome.Reason.GATE);
    Incident incident =
        fold(
                concat(hourly("a", 0, 3, DROP), hourly("a", 3, 1, down), hourly("a", 4, 2, gate)),
                concat(hourly("b", 0, 3, DROP), hourly("b", 3, 1, gate), hourly("b", 4, 3, DROP)),
                concat(hourly("c", 0, 3, DROP), hourly("c", 3, 1, down), hourly("c", 4, 3, DROP)))
            .getFirst();

    assertThat(incident.rejected()).containsExactly(Alternative.SERVER_REFUSES, Alternative.CHANCE);
  }

  @Test
  void anIncidentKeepsItsName_whateverComesLaterOrIsDatedEarlier() {
    Ballot[] now = concat(hourly("a", 100, 2, DROP), hourly("b", 100, 2, DROP));
    IncidentId name = fold(now).getFirst().id();
    Ballot[] late = hourly("c", 99, 1, RESET);
    Ballot[] backdated = pair(64502, 1, DROP);

    List<Incident> then = fold(backdated, late, now);

    assertThat(then).hasSize(2);
    assertThat(then)
        .filteredOn(i -> i.asns().contains(new Asn(64501)))
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.id()).isEqualTo(name);
          assertThat(incident.startedBefore()).isEqualTo(at(99));
        });
  }

  @Test
  void decisiveWordsOfOneProbe_doNotMakeAnInterception() {
    Incident incident =
        fold(hourly("a", 0, 3, MITM), hourly("b", 3, 2, DROP), hourly("c", 4, 2, DROP)).getFirst();

    assertThat(incident.grade()).isEqualTo(Grade.LIKELY);
  }

  private static List<Incident> fold(Ballot[]... ballots) {
    IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    for (Ballot ballot : concat(ballots)) {
      fold.add(ballot);
    }
    return fold.incidents();
  }

  private static Ballot[] concat(Ballot[]... lists) {
    return Stream.of(lists).flatMap(Stream::of).toArray(Ballot[]::new);
  }

  private Ballot[] pair(long asn, int hour, Outcome outcome) {
    return concat(
        hourly(asn, "a" + asn, hour, 2, outcome), hourly(asn, "b" + asn, hour, 2, outcome));
  }

  private Ballot[] hourly(String probe, int hour, int hours, Outcome outcome) {
    return hourly(64501, probe, hour, hours, outcome);
  }

  private Ballot[] hourly(long asn, String probe, int hour, int hours, Outcome outcome) {
    return IntStream.range(hour, hour + hours)
        .mapToObj(h -> ballot(asn, probe, h, outcome))
        .toArray(Ballot[]::new);
  }

  private static Ballot[] unsolicited(Ballot[] ballots) {
    return Stream.of(ballots)
        .map(b ->
            new Ballot(
                b.id(),
                b.number(),
                b.cell(),
                b.service(),
                b.probe(),
                b.prefix(),
                Standing.UNSOLICITED,
                b.time(),
                b.outcome(),
                b.confidence(),
                b.decisive()))
        .toArray(Ballot[]::new);
  }

  private static Ballot[] behind(String prefix, Ballot[] ballots) {
    return Stream.of(ballots)
        .map(b ->
            new Ballot(
                b.id(),
                b.number(),
                b.cell(),
                b.service(),
                b.probe(),
                prefix,
                b.standing(),
                b.time(),
                b.outcome(),
                b.confidence(),
                b.decisive()))
        .toArray(Ballot[]::new);
  }

  private Ballot ballot(long asn, String probe, int hour, Outcome outcome) {
    Cell cell = new Cell("site.example", new CountryCode("KZ"), new Asn(asn));
    MeasurementId id = new MeasurementId(String.format("%064x", ++serial));
    return new Ballot(
        id,
        serial,
        cell,
        "site",
        probe,
        "",
        Standing.FULL,
        at(hour),
        outcome,
        0.95,
        outcome.equals(MITM));
  }

  private static Instant at(int hour) {
    return T0.plus(Duration.ofHours(hour));
  }
}
