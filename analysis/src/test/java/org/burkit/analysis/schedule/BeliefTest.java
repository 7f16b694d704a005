package org.burkit.analysis.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The filter follows Bayes' rule, and the information is that of a channel with errors. */
class BeliefTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Hazard HAZARD = new Hazard(Duration.ofDays(90), Duration.ofDays(30));

  @Test
  void nameOfWhichNothingIsKnown_isBlockedForItsShareOfTime() {
    assertThat(Belief.atFirst(HAZARD, NOON).blocked()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void word_countsByBayesRule() {
    Belief half = new Belief(0.5, NOON);
    assertThat(half.heard(true, NOON, HAZARD).blocked()).isCloseTo(0.8 / 0.85, within(1e-9));
    assertThat(half.heard(false, NOON, HAZARD).blocked()).isCloseTo(0.2 / 1.15, within(1e-9));
  }

  @Test
  void whatWasKnown_growsOldTowardsTheShareOfTime() {
    Belief sure = new Belief(1, NOON);
    double halfway = sure.at(NOON.plus(Duration.ofDays(15)), HAZARD);
    // exp(-(1/90 + 1/30) * 15)
    assertThat(halfway).isCloseTo(0.25 + 0.75 * Math.exp(-2.0 / 3), within(1e-9));
    assertThat(sure.at(NOON.plus(Duration.ofDays(9000)), HAZARD)).isCloseTo(0.25, within(1e-6));
    assertThat(sure.at(NOON.minus(Duration.ofDays(1)), HAZARD)).isEqualTo(1);
  }

  @Test
  void information_isNoneOfWhatIsSure_andMostOfWhatMayBeEither() {
    assertThat(new Belief(0, NOON).information(NOON, HAZARD)).isCloseTo(0, within(1e-12));
    assertThat(new Belief(1, NOON).information(NOON, HAZARD)).isCloseTo(0, within(1e-12));
    // H(0.425) - 0.5 H(0.2) - 0.5 H(0.05), in bits
    assertThat(new Belief(0.5, NOON).information(NOON, HAZARD)).isCloseTo(0.4796, within(1e-3));
  }

  @Test
  void tenseDay_makesWhatIsKnownGrowOldFaster() {
    Belief open = new Belief(0, NOON);
    Instant later = NOON.plus(Duration.ofHours(6));
    assertThat(open.information(later, Hazard.TENSE))
        .isGreaterThan(5 * open.information(later, Hazard.USUAL));
  }
}
