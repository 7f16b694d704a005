package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who says that a canary is blocked which others open accuses nobody else meanwhile. */
class CanaryTest {
  private static final Instant T0 = Instant.parse("2026-11-24T00:00:00Z");
  private static final String CANARY = "canary.example";
  private static final String SITE = "site.example";
  private static final Outcome OPEN = new Outcome.Accessible();
  private static final Outcome DROP = new Outcome.Blocked(Mechanism.TLS_TIMEOUT);

  private final IncidentFold fold =
      new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of(CANARY));
  private int ballots;

  /** Two say twice that a site is blocked, which is enough for an incident. */
  @BeforeEach
  void twoAccuse() {
    for (String probe : List.of("a", "b")) {
      say(probe, SITE, 20, DROP);
      say(probe, SITE, 21, DROP);
    }
    assertThat(fold.incidents()).hasSize(1);
  }

  @Test
  void whoSaysThatCanariesAreBlocked_whichOthersOpen_makesNoIncident() {
    for (String honest : List.of("c", "d", "e", "f")) {
      say(honest, CANARY, 22, OPEN);
    }
    assertThat(fold.incidents()).as("nobody is contradicted yet").hasSize(1);
    say("a", CANARY, 21, DROP);
    say("b", CANARY, 21, DROP);

    assertThat(fold.incidents()).isEmpty();
  }

  @Test
  void whoSaysSoHourAfterHour_makesNoIncidentEither() {
    for (int hour = 22; hour < 40; hour++) {
      for (String honest : List.of("c", "d", "e", "f")) {
        say(honest, CANARY, hour, OPEN);
      }
      for (String accuser : List.of("a", "b")) {
        say(accuser, CANARY, hour, DROP);
        say(accuser, SITE, hour, DROP);
      }
    }

    assertThat(fold.incidents()).isEmpty();
  }

  @Test
  void whoFindsHisLineWellAgain_isHeardAgain() {
    for (int hour = 22; hour < 60; hour++) {
      for (String honest : List.of("c", "d", "e", "f")) {
        say(honest, CANARY, hour, OPEN);
      }
      say("a", CANARY, hour, hour < 24 ? DROP : OPEN);
      say("b", CANARY, hour, hour < 24 ? DROP : OPEN);
      say("a", SITE, hour, DROP);
      say("b", SITE, hour, DROP);
    }

    assertThat(fold.incidents())
        .anyMatch(incident -> incident.domains().contains(SITE))
        .allMatch(incident -> !incident.startedBefore().isBefore(T0.plus(Duration.ofHours(35))));
  }

  @Test
  void aFailureByChanceOfAnHonestOne_isNoWordForTheLiars_norDoubted() {
    for (int hour = 15; hour < 26; hour++) {
      for (String honest : List.of("c", "d", "e", "f")) {
        say(honest, CANARY, hour, OPEN);
      }
      say("a", CANARY, hour, DROP);
      say("b", CANARY, hour, DROP);
    }
    say("c", CANARY, 22, DROP);
    say("c", SITE, 22, DROP);
    say("c", SITE, 23, DROP);
    assertThat(fold.incidents()).isEmpty();
    say("d", SITE, 22, DROP);
    say("d", SITE, 23, DROP);

    assertThat(fold.incidents()).hasSize(1);
  }

  @Test
  void canaryThatManyFindBlocked_doubtsNobody() {
    say("c", CANARY, 22, OPEN);
    say("d", CANARY, 22, OPEN);
    say("a", CANARY, 21, DROP);
    say("b", CANARY, 21, DROP);

    assertThat(fold.incidents()).hasSize(1);
  }

  @Test
  void contradictionOfAnotherDay_orOfAnotherNetwork_doubtsNobodyToday() {
    for (String honest : List.of("c", "d", "e", "f")) {
      say(honest, CANARY, 46, OPEN);
    }
    say("a", CANARY, 46, DROP);
    say("b", CANARY, 46, DROP);
    for (String probe : List.of("g", "h", "i", "j")) {
      fold.add(ballot(64502, probe, CANARY, 21, OPEN));
    }
    fold.add(ballot(64502, "a", CANARY, 21, DROP));

    assertThat(fold.incidents()).hasSize(1);
  }

  @Test
  void oneWhoOpensACanaryInTheSameHours_isNoWitnessAgainstHimself() {
    say("a", CANARY, 20, OPEN);
    say("c", CANARY, 20, OPEN);
    say("a", CANARY, 21, DROP);

    assertThat(fold.incidents()).hasSize(1);
  }

  private void say(String probe, String domain, int hour, Outcome outcome) {
    fold.add(ballot(64501, probe, domain, hour, outcome));
  }

  private Ballot ballot(long asn, String probe, String domain, int hour, Outcome outcome) {
    int number = ballots++;
    return new Ballot(
        new MeasurementId(String.format("%064x", number)),
        number,
        new Cell(domain, new CountryCode("KZ"), new Asn(asn)),
        "",
        probe,
        "",
        Standing.FULL,
        T0.plus(Duration.ofHours(hour)).plusSeconds(number),
        outcome,
        0.95,
        false);
  }
}
