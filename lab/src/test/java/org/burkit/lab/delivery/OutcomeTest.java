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
  void blockades_haveNamesOfTheirOwn_andActOnWhatTheProbeTriesFirst() {
    assertThat(Blockade.all().stream().map(Blockade::name).collect(Collectors.toSet()))
        .hasSameSizeAs(Blockade.all());
    assertThat(Blockade.all()).allSatisfy(b -> assertThat(b.ways()).hasSize(2));
  }

  private static Outcome outcome(
      long blocked, int measured, int arrived, int again, boolean waited) {
    return new Outcome("dns", "", blocked, measured, arrived, again, waited, false);
  }
}
