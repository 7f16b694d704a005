package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;

class FirstHoursTest {
  private static final Cell CELL = new Cell("a.example", new CountryCode("KZ"), new Asn(64501));

  private final BallotBox box = new PackedBallotBox();
  private final FirstHours firstHours = new FirstHours(Network.of(CELL), box);
  private int number;

  @Test
  void whoWasLookedAt_isKnownLongerByAnEarlierWordOnly() {
    put("a", 50);
    put("b", 60);
    assertThat(firstHours.of(List.of("probe b", "probe a"))).containsExactly(60L, 50L);

    assertThat(firstHours.hear("probe a", 50)).isFalse();
    assertThat(firstHours.hear("probe a", 70)).isFalse();
    assertThat(firstHours.hear("probe stranger", 10)).isFalse();
    assertThat(firstHours.hear("probe a", 40)).isTrue();
    assertThat(firstHours.of(List.of("probe a", "probe b"))).containsExactly(40L, 60L);
  }

  @Test
  void crowdOfStrangers_isNotRemembered_butStillToldRightly() {
    put("a", 50);
    firstHours.of(List.of("probe a"));
    List<String> voters = new ArrayList<>(List.of("probe a"));
    for (int i = 0; i < 2_000; i++) {
      put("s" + i, 60);
      voters.add("probe s" + i);
    }
    List<Long> expected = new ArrayList<>(Collections.nCopies(2_001, 60L));
    expected.set(0, 50L);

    assertThat(firstHours.of(voters)).isEqualTo(expected);
    assertThat(firstHours.hear("probe a", 55)).isTrue();
    assertThat(firstHours.of(voters)).isEqualTo(expected);
  }

  private void put(String probe, int hour) {
    number++;
    box.put(
        new Ballot(
            new MeasurementId("%064x".formatted(number)),
            number,
            CELL,
            "",
            probe,
            "",
            Standing.FULL,
            Instant.ofEpochSecond(hour * 3600L),
            new Outcome.Accessible(),
            0.95,
            false));
  }
}
