package org.burkit.collector.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingPauseTest {
  @Test
  void pauses_double_upToTheLongest_howeverManyFailuresThereWere() {
    var pause = new GrowingPause(Duration.ofSeconds(3), Duration.ofMinutes(1));

    assertThat(pause.after(1)).isEqualTo(Duration.ofSeconds(3));
    assertThat(pause.after(2)).isEqualTo(Duration.ofSeconds(6));
    assertThat(pause.after(5)).isEqualTo(Duration.ofSeconds(48));
    assertThat(pause.after(6)).isEqualTo(Duration.ofMinutes(1));
    assertThat(pause.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
  }
}
