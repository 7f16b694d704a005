package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private static final Instant T0 = Instant.parse("2026-11-24T00:00:00Z");
  private static final Outcome OPEN = new Outcome.Accessible();
  private static final Outcome DROP = new Outcome.Blocked(Mechanism.TLS_TIMEOUT);
  private static final Outcome CUT = new Outcome.Inconclusive(Outcome.Reason.GATE);
  private static final int FROM = 48;
  private static final int UNTIL = 58;

  private final List<Ballot> ballots = new ArrayList<>();

  @Test
  void networkInWhichNothingWorks_isAShutdown_andItsTimesAreIntervals() {
    crowd(4, OPEN, CUT, OPEN);

    Incident shutdown = only();

    assertThat(shutdown.kind()).isEqualTo(Kind.SHUTDOWN);
    assertThat(shutdown.grade()).isEqualTo(Grade.LIKELY);
    assertThat(shutdown.mechanism()).isEmpty();
    assertThat(shutdown.domains()).isEmpty();
    assertThat(shutdown.asns()).containsExactly(new Asn(64501));
    assertThat(shutdown.startedAfter()).contains(at(FROM - 1, 3));
    assertThat(shutdown.startedBefore()).isEqualTo(at(FROM, 0));
    assertThat(shutdown.endedAfter()).contains(at(UNTIL - 1, 3));
    assertThat(shutdown.endedBefore()).contains(at(UNTIL, 0));
    assertThat(shutdown.measurements()).isEqualTo(40);
    assertThat(shutdown.probes()).isEqualTo(4);
    assertThat(shutdown.votes()).isEqualTo(4);
    assertThat(shutdown.active()).isEqualTo(4);
    assertThat(shutdown.contradicting()).isZero();
    assertThat(shutdown.evidence()).hasSize(40);
    assertThat(shutdown.unblocked().orElseThrow().voters()).isEqualTo(4);
  }

  @Test
  void whatIsStillDark_isOpen() {
    crowd(3, OPEN, CUT, CUT);

    assertThat(only().open()).isTrue();
    assertThat(only().unblocked()).isEmpty();
  }

  @Test
  void oneProbeWhoseLineIsDown_isNoShutdown() {
    say("a", FROM, UNTIL, CUT);
    crowd(3, OPEN, OPEN, OPEN);

    assertThat(fold()).isEmpty();
  }

  @Test
  void loneProbeWhoseLineIsDown_isNoShutdown() {
    crowd(1, OPEN, CUT, OPEN);

    assertThat(fold()).isEmpty();
  }

  @Test
  void probesThatSleep_areNoShutdown() {
    for (int voter = 0; voter < 4; voter++) {
      say("p" + voter, 0, FROM, OPEN);
      say("p" + voter, UNTIL, UNTIL + 24, OPEN);
    }

    assertThat(fold()).isEmpty();
  }

  @Test
  void oneHour_isTooShort() {
    for (int voter = 0; voter < 4; voter++) {
      say("p" + voter, 0, FROM, OPEN);
      say("p" + voter, FROM, FROM + 1, CUT);
      say("p" + voter, FROM + 1, UNTIL, OPEN);
    }

    assertThat(fold()).isEmpty();
  }

  @Test
  void halfOfTheNetwork_isNoShutdown() {
    for (int voter = 0; voter < 4; voter++) {
      say("p" + voter, 0, FROM, OPEN);
      say("p" + voter, FROM, UNTIL, voter % 2 == 0 ? CUT : OPEN);
    }

    assertThat(fold()).isEmpty();
  }

  @Test
  void newcomers_cannotCutANetworkOff() {
    crowd(2, OPEN, OPEN, OPEN);
    for (int voter = 0; voter < 20; voter++) {
      say("new" + voter, FROM, UNTIL, CUT);
    }

    assertThat(fold()).isEmpty();
  }

  @Test
  void whatSlipsPastTheGateMeanwhile_isNoBlock() {
    crowd(4, OPEN, CUT, OPEN);
    for (int voter = 0; voter < 4; voter++) {
      for (int hour = FROM; hour < UNTIL; hour++) {
        add("p" + voter, "other.example", at(hour, voter), DROP);
      }
      add("p" + voter, "other.example", at(UNTIL, voter), OPEN);
    }

    assertThat(fold()).extracting(Incident::kind).containsExactly(Kind.SHUTDOWN);
  }

  @Test
  void blockThatOutlastsTheShutdown_isOneOfItsOwn() {
    crowd(4, OPEN, CUT, OPEN);
    for (int voter = 0; voter < 4; voter++) {
      for (int hour = FROM + 5; hour < UNTIL + 20; hour++) {
        add("p" + voter, "other.example", at(hour, voter), DROP);
      }
    }

    assertThat(fold())
        .extracting(Incident::kind)
        .containsExactlyInAnyOrder(Kind.SHUTDOWN, Kind.BLOCK);
  }

  @Test
  void nightAfterNight_isOneShutdown() {
    for (int voter = 0; voter < 3; voter++) {
      for (int hour = 0; hour < 120; hour++) {
        say("p" + voter, hour, hour + 1, hour % 24 < 6 && hour > 24 ? CUT : OPEN);
      }
    }

    assertThat(only().startedBefore()).isEqualTo(at(25, 0));
  }

  @Test
  void regularsThatFallSilentAtOnce_whileOthersAreHeard_areAPossibleShutdown() {
    for (int voter = 0; voter < 5; voter++) {
      say("p" + voter, 0, 100, OPEN);
    }
    elsewhere(3, 110);

    assertThat(only().kind()).isEqualTo(Kind.SHUTDOWN);
    assertThat(only().grade()).isEqualTo(Grade.POSSIBLE);
    assertThat(only().open()).isTrue();
    assertThat(only().startedAfter()).contains(at(99, 4));
    assertThat(only().startedBefore()).isEqualTo(at(101, 0));
    assertThat(only().measurements()).isZero();
    assertThat(only().probes()).isEqualTo(5);
  }

  @Test
  void silenceWhileNobodyListens_saysNothing() {
    for (int voter = 0; voter < 5; voter++) {
      say("p" + voter, 0, 100, OPEN);
    }
    elsewhere(3, 100);
    add("p0", "site.example", at(120, 0), OPEN, 64509);

    assertThat(fold()).isEmpty();
  }

  @Test
  void fewWhoFallSilent_sayNothing() {
    for (int voter = 0; voter < 3; voter++) {
      say("p" + voter, 0, 100, OPEN);
    }
    elsewhere(3, 110);

    assertThat(fold()).isEmpty();
  }

  @Test
  void thoseWhoAreOftenAway_sayNothingBySilence() {
    for (int voter = 0; voter < 5; voter++) {
      for (int day = 0; day < 4; day++) {
        say("p" + voter, 24 * day, 24 * day + 12, OPEN);
      }
    }
    elsewhere(3, 110);

    assertThat(fold()).isEmpty();
  }

  @Test
  void oneWhoIsHeardAgain_endsTheSilence() {
    for (int voter = 0; voter < 5; voter++) {
      say("p" + voter, 0, 100, OPEN);
    }
    say("p4", 104, 110, OPEN);
    elsewhere(3, 110);

    assertThat(fold()).isEmpty();
  }

  private void elsewhere(int networks, int until) {
    for (int network = 1; network <= networks; network++) {
      for (int hour = 0; hour < until; hour++) {
        add("p0", "site.example", at(hour, 0), OPEN, 64501 + network);
      }
    }
  }

  @Test
  void changes_tellTheNetwork_andTheSitesThatItExplains() {
    IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    for (int voter = 0; voter < 3; voter++) {
      say("p" + voter, 0, FROM, OPEN);
      say("p" + voter, FROM, UNTIL, DROP);
    }
    ballots.forEach(fold::add);
    assertThat(fold.changes().values()).containsExactly(fold.incidents());
    ballots.clear();
    for (int voter = 0; voter < 3; voter++) {
      for (int hour = FROM; hour < UNTIL; hour++) {
        add("p" + voter, "zzz.example", at(hour, 10 + voter), CUT);
      }
    }
    ballots.forEach(fold::add);

    var changes = fold.changes();

    assertThat(changes.keySet())
        .extracting(Subject::name)
        .containsExactly("domain site.example", "network AS64501");
    assertThat(changes.values()).extracting(List::size).containsExactly(0, 1);
    assertThat(fold.changes()).isEmpty();
  }

  @Test
  void grounds_areFewBallots_andMakeTheSameShutdown() {
    crowd(5, OPEN, CUT, OPEN);
    for (int minute = 10; minute < 60; minute++) {
      add("p1", "other.example", at(FROM - 1, minute), OPEN);
      add("p1", "blocked.example", at(FROM + 1, minute), DROP);
      add("p1", "other.example", at(UNTIL, minute), OPEN);
    }
    say("p6", 0, 1, OPEN);
    say("p6", FROM + 2, UNTIL, OPEN);
    say("p7", FROM + 2, UNTIL, OPEN);
    Incident shutdown = shutdown();
    assertThat(shutdown.contradicting()).isPositive();
    var redacted = new Grounds(shutdown);
    ballots.forEach(redacted::hear);
    assertThat(redacted.ballots()).hasSizeLessThan(ballots.size() / 2);
    ballots.clear();
    ballots.addAll(redacted.ballots());
    assertThat(shutdown()).isEqualTo(shutdown);
  }

  private Incident shutdown() {
    return fold().stream().filter(i -> i.kind() == Kind.SHUTDOWN).findFirst().orElseThrow();
  }

  private void crowd(int voters, Outcome before, Outcome within, Outcome after) {
    for (int voter = 0; voter < voters; voter++) {
      say("p" + voter, 0, FROM, before);
      say("p" + voter, FROM, UNTIL, within);
      say("p" + voter, UNTIL, UNTIL + 24, after);
    }
  }

  /** Once an hour, each voter in a minute of its own. */
  private void say(String probe, int from, int until, Outcome outcome) {
    for (int hour = from; hour < until; hour++) {
      add(probe, "site.example", at(hour, probe.charAt(probe.length() - 1) - '0'), outcome);
    }
  }

  private void add(String probe, String domain, Instant time, Outcome outcome) {
    add(probe, domain, time, outcome, 64501);
  }

  private void add(String probe, String domain, Instant time, Outcome outcome, long asn) {
    int serial = (domain + probe + time + asn).hashCode();
    ballots.add(
        new Ballot(
            new MeasurementId(String.format("%064x", serial)),
            serial,
            new Cell(domain, new CountryCode("KZ"), new Asn(asn)),
            "",
            probe,
            "",
            Standing.FULL,
            time,
            outcome,
            0.95,
            false));
  }

  private Incident only() {
    assertThat(fold()).hasSize(1);
    return fold().getFirst();
  }

  /** Seed 3: in any order. */
  private List<Incident> fold() {
    Collections.shuffle(ballots, new Random(3));
    IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    ballots.forEach(fold::add);
    return fold.incidents();
  }

  private static Instant at(int hour, int minute) {
    return T0.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(minute));
  }
}
