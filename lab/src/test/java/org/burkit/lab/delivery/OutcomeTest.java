package org.burkit.lab.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void good_isWhereABlockadeActed_andNothingIsLostOrComesTwice() {
    assertThat(outcome(5, 3, 3, 0, false).isGood()).isTrue();
    assertThat(outcome(0, 3, 3, 0, false).isGood()).as("nothing was blocked").isFalse();
    assertThat(outcome(5, 0, 0, 0, false).isGood()).as("nothing was measured").isFalse();
    assertThat(outcome(5, 3, 2, 0, false).isGood()).as("one is lost").isFalse();
    assertThat(outcome(5, 3, 3, 1, false).isGood()).as("one came twice").isFalse();
    assertThat(outcome(5, 3, 3, 0, true).isGood()).as("it had to wait").isFalse();
  }

  @Test
  void good_isWhereTokensCame_eachIsSpentOnce_andNoneIsLost() {
    assertThat(outcome(new Outcome.Tokens(24, 4, 0, 20)).isGood()).isTrue();
    assertThat(outcome(new Outcome.Tokens(24, 0, 0, 24)).isGood()).as("none is spent").isFalse();
    assertThat(outcome(new Outcome.Tokens(0, 0, 0, 0)).isGood()).as("none came").isFalse();
    assertThat(outcome(new Outcome.Tokens(24, 4, 1, 19)).isGood()).as("one is no good").isFalse();
    assertThat(outcome(new Outcome.Tokens(24, 4, 0, 19)).isGood()).as("one is lost").isFalse();
    assertThat(outcome(new Outcome.Tokens(24, 4, 0, 21)).isGood()).as("one is twice").isFalse();
  }

  @Test
  void counts_areSummedOverLabels() {
    Counts before = Counts.of("burkit_tokens_issued_total{standing=\"new\"} 1.0\n");
    Counts after =
        Counts.of(
            """
            # TYPE burkit_tokens_issued_total counter
            burkit_tokens_issued_total{standing="known"} 24.0
            burkit_tokens_issued_total{standing="new"} 3.0
            burkit_measurements_accepted_total 7.0
            """);

    assertThat(after.since(before, "burkit_tokens_issued_total")).isEqualTo(26);
    assertThat(after.since(before, "burkit_tokens_issued_total{standing=\"new\"")).isEqualTo(2);
    assertThat(after.since(before, "burkit_measurements_accepted_total")).isEqualTo(7);
    assertThat(after.since(before, "burkit_measurements_duplicate_total")).isZero();
  }

  @Test
  void blockades_haveNamesOfTheirOwn() {
    assertThat(Blockade.all().stream().map(Blockade::name).collect(Collectors.toSet()))
        .hasSameSizeAs(Blockade.all());
  }

  private static Outcome outcome(
      long blocked, int measured, int arrived, int again, boolean waited) {
    return new Outcome(
        "dns",
        "",
        blocked,
        measured,
        arrived,
        again,
        waited,
        false,
        new Outcome.Tokens(24, 3, 0, 21));
  }

  private static Outcome outcome(Outcome.Tokens tokens) {
    return new Outcome("dns", "", 5, 3, 3, 0, false, false, tokens);
  }
}
