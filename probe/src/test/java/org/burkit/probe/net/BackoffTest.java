package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1, 30", "2, 60", "3, 120", "5, 480", "6, 900", "100, 900", "2000000000, 900"})
  void wait_doublesUpToAQuarterOfAnHour(int failures, long seconds) {
    assertThat(Backoff.COLLECTOR.after(failures, 0.5)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void wait_isAnothersForEverybody() {
    assertThat(Backoff.COLLECTOR.after(1, 0)).isEqualTo(Duration.ofSeconds(15));
    assertThat(Backoff.COLLECTOR.after(1, 0.999)).isGreaterThan(Duration.ofSeconds(44));
  }
}
