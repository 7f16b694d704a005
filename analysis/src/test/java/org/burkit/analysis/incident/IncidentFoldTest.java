package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
    assertThat(fold(ballot("a", 0, DROP), ballot("a", 1, DROP), ballot("a", 2, DROP))).isEmpty();
  }

  @Test
  void twoProbes_arePossible() {
    List<Incident> incidents = fold(ballot("a", 0, DROP), ballot("b", 1, DROP));

    assertThat(incidents).singleElement().extracting(Incident::grade).isEqualTo(Grade.POSSIBLE);
  }

  @Test
  void threeProbes_areLikely_andTheOnsetIsAnInterval() {
    Incident incident =
        fold(ballot("a", 0, OPEN), ballot("a", 2, DROP), ballot("b", 3, DROP), ballot("c", 4, DROP))
            .getFirst();

    assertThat(incident.grade()).isEqualTo(Grade.LIKELY);
    assertThat(incident.open()).isTrue();
    assertThat(incident.startedAfter()).contains(at(0));
    assertThat(incident.startedBefore()).isEqualTo(at(2));
    assertThat(incident.endedAfter()).isEmpty();
    assertThat(incident.measurements()).isEqualTo(3);
    assertThat(incident.probes()).isEqualTo(3);
    assertThat(incident.contradicting()).isZero();
    assertThat(incident.mechanism()).isEqualTo(Mechanism.TLS_TIMEOUT);
    assertThat(incident.asns()).containsExactly(new Asn(64501));
    assertThat(incident.confidence()).isEqualTo(0.99);
  }

  @Test
  void decisiveInterceptionSeenByThree_isCalledInterception() {
    Incident incident =
        fold(ballot("a", 0, MITM), ballot("b", 1, MITM), ballot("c", 2, MITM)).getFirst();

    assertThat(incident.grade()).isEqualTo(Grade.INTERCEPTED);
  }

  @Test
  void minorityAgainstMany_isNoIncident() {
    assertThat(
            fold(
                ballot("a", 0, OPEN),
                ballot("b", 0, OPEN),
                ballot("c", 0, OPEN),
                ballot("d", 1, DROP),
                ballot("e", 1, DROP)))
        .isEmpty();
  }

  @Test
  void inconclusiveBallots_sayNothing() {
    Outcome unsure = new Outcome.Inconclusive(Outcome.Reason.GATE);

    assertThat(fold(ballot("a", 0, unsure), ballot("b", 1, unsure), ballot("c", 2, unsure)))
        .isEmpty();
  }

  @Test
  void clearAgain_endsTheIncident() {
    Incident incident =
        fold(
                ballot("a", 0, DROP),
                ballot("b", 1, DROP),
                ballot("c", 2, DROP),
                ballot("a", 5, OPEN),
                ballot("b", 6, OPEN),
                ballot("c", 7, OPEN))
            .getFirst();

    assertThat(incident.open()).isFalse();
    assertThat(incident.endedAfter()).contains(at(2));
    assertThat(incident.endedBefore()).contains(at(5));
    assertThat(incident.contradicting()).isEqualTo(3);
  }

  @Test
  void oldAnomaly_isNotTheOnset() {
    Incident incident =
        fold(ballot("a", 0, DROP), ballot("b", 480, DROP), ballot("c", 481, DROP)).getFirst();

    assertThat(incident.startedBefore()).isEqualTo(at(480));
    assertThat(incident.measurements()).isEqualTo(2);
  }

  @Test
  void twoMechanismsInTwoNetworks_areTwoIncidents() {
    List<Incident> incidents =
        fold(
            ballot(64501, "a", 0, DROP), ballot(64501, "b", 0, DROP),
            ballot(64502, "c", 0, RESET), ballot(64502, "d", 0, RESET));

    assertThat(incidents)
        .extracting(i -> i.mechanism().label() + " " + i.asns())
        .containsExactlyInAnyOrder("tls.timeout [AS64501]", "tls.reset [AS64502]");
    assertThat(incidents).extracting(Incident::id).doesNotHaveDuplicates();
  }

  @Test
  void oneMechanismInTwoNetworksAtOneTime_isOneIncident() {
    List<Incident> incidents =
        fold(
            ballot(64501, "a", 0, DROP), ballot(64501, "b", 0, DROP),
            ballot(64502, "c", 5, DROP), ballot(64502, "d", 5, DROP));

    assertThat(incidents).singleElement();
    assertThat(incidents.getFirst().asns()).containsExactly(new Asn(64501), new Asn(64502));
  }

  @Test
  void laterOnsetInAnotherNetwork_isAnotherIncident() {
    assertThat(
            fold(
                ballot(64501, "a", 0, DROP), ballot(64501, "b", 0, DROP),
                ballot(64502, "c", 7, DROP), ballot(64502, "d", 7, DROP)))
        .hasSize(2);
  }

  @Test
  void severalMechanismsInOneNetwork_areOneIncident_namedByTheMost() {
    List<Incident> incidents =
        fold(
            ballot("a", 0, DROP),
            ballot("b", 1, RESET),
            ballot("c", 2, MITM),
            ballot("d", 3, RESET));

    assertThat(incidents)
        .singleElement()
        .extracting(Incident::mechanism)
        .isEqualTo(Mechanism.TLS_RESET);
    assertThat(incidents.getFirst().probes()).isEqualTo(4);
  }

  @Test
  void anIncidentKeepsItsName_whateverComesLaterOrIsDatedEarlier() {
    Ballot a = ballot("a", 100, DROP);
    Ballot b = ballot("b", 101, DROP);
    IncidentId name = fold(a, b).getFirst().id();
    Ballot late = ballot("c", 99, DROP);
    Ballot backdated = ballot(64502, "d", 1, DROP);
    Ballot backdatedToo = ballot(64502, "e", 2, DROP);

    List<Incident> now = fold(backdated, late, b, backdatedToo, a);

    assertThat(now).hasSize(2);
    assertThat(now)
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
        fold(
                ballot("a", 0, MITM),
                ballot("a", 1, MITM),
                ballot("a", 2, MITM),
                ballot("b", 3, DROP),
                ballot("c", 4, DROP))
            .getFirst();

    assertThat(incident.grade()).isEqualTo(Grade.LIKELY);
  }

  /** Seed 11: the same ballots, shuffled and repeated, end in the same incidents. */
  @Test
  void anyOrderAndRepetition_seed11_endsInTheSameIncidents() {
    Random random = new Random(11);
    List<Ballot> ballots = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Outcome outcome = List.of(OPEN, DROP, DROP, RESET, MITM).get(random.nextInt(5));
      ballots.add(
          ballot(64501 + random.nextInt(2), "p" + random.nextInt(5), random.nextInt(200), outcome));
    }
    List<Incident> once = fold(ballots.toArray(Ballot[]::new));
    assertThat(once).isNotEmpty();
    for (int round = 0; round < 20; round++) {
      List<Ballot> shuffled = new ArrayList<>(ballots);
      shuffled.addAll(ballots.subList(0, 100));
      Collections.shuffle(shuffled, random);
      assertThat(fold(shuffled.toArray(Ballot[]::new))).isEqualTo(once);
    }
  }

  private static List<Incident> fold(Ballot... ballots) {
    IncidentFold fold = new IncidentFold(new ProbesWithinADay());
    for (Ballot ballot : ballots) {
      fold.add(ballot);
    }
    return fold.incidents();
  }

  private Ballot ballot(String probe, int hour, Outcome outcome) {
    return ballot(64501, probe, hour, outcome);
  }

  private Ballot ballot(long asn, String probe, int hour, Outcome outcome) {
    Cell cell = new Cell("site.example", new CountryCode("KZ"), new Asn(asn));
    MeasurementId id = new MeasurementId(String.format("%064x", ++serial));
    return new Ballot(
        id, serial, cell, "site", probe, at(hour), outcome, 0.95, outcome.equals(MITM));
  }

  private static Instant at(int hour) {
    return T0.plus(Duration.ofHours(hour));
  }
}
