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
  void connectThatSucceedsAtTheSecondTry_isLoss() {
    assertThat(line.after(List.of(silent("a"), connect("a", 20)))).isEqualTo(Sign.TROUBLED);
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
  void roundTripsThatGrowThreefold_areAQueue_farServersAreNot() {
    assertThat(line.after(List.of(connect("near", 90)))).isEqualTo(Sign.FINE);
    assertThat(line.after(List.of(connect("far", 240)))).isEqualTo(Sign.FINE);
    assertThat(line.after(List.of(connect("queued", 280)))).isEqualTo(Sign.TROUBLED);
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
