package org.burkit.probe.nettest.webconnectivity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.burkit.probe.net.Deadline;
import org.junit.jupiter.api.Test;

class BudgetTest {

  @Test
  void connectionsAndTraces_areCounted() {
    Budget budget = new Budget(Deadline.in(Duration.ofHours(1)));
    for (int i = 0; i < Budget.CONNECTIONS; i++) {
      assertThat(budget.takeConnection(Duration.ofSeconds(1))).isTrue();
    }
    for (int i = 0; i < Budget.TRACES; i++) {
      assertThat(budget.takeTrace(Duration.ofSeconds(1))).isTrue();
    }

    assertThat(budget.takeConnection(Duration.ofSeconds(1))).isFalse();
    assertThat(budget.takeTrace(Duration.ofSeconds(1))).isFalse();
  }

  @Test
  void whatCannotHaveItsTime_isNotBegun() {
    Budget budget = new Budget(Deadline.in(Duration.ofSeconds(2)));

    assertThat(budget.takeConnection(Duration.ofSeconds(8))).isFalse();
    assertThat(budget.takeTrace(Duration.ofSeconds(7))).isFalse();
  }
}
