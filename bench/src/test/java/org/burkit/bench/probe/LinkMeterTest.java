package org.burkit.bench.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkMeterTest {
  private final LinkMeter meter = new LinkMeter();

  @Test
  void busiestSecond_isOfThatSecondAlone() {
    Instant start = Instant.parse("2026-11-24T08:00:00Z");
    meter.crossed(start, new byte[125_000]);
    meter.crossed(start.plusMillis(999), new byte[125_000]);
    meter.crossed(start.plusMillis(1_001), new byte[125_000]);

    assertThat(meter.bytes()).isEqualTo(375_000);
    assertThat(meter.busiestMegabits()).isEqualTo(2.0);
    meter.reset();
    assertThat(meter.bytes()).isZero();
    assertThat(meter.busiestMegabits()).isZero();
  }
}
