package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation;
import org.burkit.model.Trace;
import org.burkit.probe.run.LineHealth.Sign;
import org.junit.jupiter.api.Test;

class LineHealthTest {
  private final LineHealth line = new LineHealth();

  @Test
  void connectThatSucceedsAtTheSecondTry_isLossWhereItHappensAgain() {
    assertThat(line.after(List.of(silent("a"), connect("a", 20)))).isEqualTo(Sign.FINE);
    assertThat(line.after(List.of(silent("b"), connect("b", 20)))).isEqualTo(Sign.TROUBLED);
  }

  @Test
  void lossOfLongAgo_isForgotten() {
    line.after(List.of(silent("a"), connect("a", 20)));
    for (int i = 0; i < 8; i++) {
      line.after(List.of(connect("b", 20)));
    }
    assertThat(line.after(List.of(silent("a"), connect("a", 20)))).isEqualTo(Sign.FINE);
  }

  @Test
  void anotherAddressThatStands_isNoLoss() {
    assertThat(line.after(List.of(silent("a"), connect("b", 20)))).isEqualTo(Sign.FINE);
  }

  @Test
  void deadTarget_saysNothingOfTheLine() {
    assertThat(line.after(List.of(silent("a"), silent("a")))).isEqualTo(Sign.NONE);
    assertThat(line.after(List.of())).isEqualTo(Sign.NONE);
  }

  @Test
  void roundTripsThatGrowThreefoldToAll_areAQueue() {
    line.after(List.of(connect("near", 90)));
    for (int i = 0; i < 7; i++) {
      assertThat(line.after(List.of(connect("queued" + i, 280)))).isEqualTo(Sign.FINE);
    }
    assertThat(line.after(List.of(connect("queued", 280)))).isEqualTo(Sign.TROUBLED);
  }

  @Test
  void farServersAmongNearOnes_areNoQueue() {
    for (int i = 0; i < 20; i++) {
      line.after(List.of(connect("near", 10)));
      assertThat(line.after(List.of(connect("far", 300)))).isEqualTo(Sign.FINE);
    }
  }

  @Test
  void farLine_isNoQueue() {
    for (int i = 0; i < 20; i++) {
      assertThat(line.after(List.of(connect("all", 600 + i)))).isEqualTo(Sign.FINE);
    }
  }

  private static Observation connect(String ip, int milliseconds) {
    Duration start = Duration.ofSeconds(1);
    return new Observation.TcpConnect(
        ip,
        443,
        Optional.empty(),
        new Trace(start, start.plusMillis(milliseconds), 1, List.of()),
        Extra.NONE);
  }

  private static Observation silent(String ip) {
    return new Observation.TcpConnect(
        ip, 443, Optional.of(Failure.of(FailureKind.TIMEOUT)), Trace.NONE, Extra.NONE);
  }
}
