package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.burkit.collector.store.Axis;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");

  @Test
  void fewDays_areShownEach_andEndWithTheLast() {
    Period period = Period.of(TUESDAY, TUESDAY.plusDays(27));
    assertThat(period.axis()).isEqualTo(Axis.DAY);
    assertThat(period.columns()).hasSize(28).startsWith(TUESDAY).endsWith(TUESDAY.plusDays(27));
    assertThat(period.from()).hasToString("2026-11-24T00:00:00Z");
    assertThat(period.until()).hasToString("2026-12-22T00:00:00Z");
  }

  @Test
  void moreDays_areWeeksFromMonday() {
    Period period = Period.of(TUESDAY, TUESDAY.plusDays(28));
    assertThat(period.axis()).isEqualTo(Axis.WEEK);
    assertThat(period.columns())
        .hasSize(5)
        .startsWith(LocalDate.parse("2026-11-23"))
        .endsWith(LocalDate.parse("2026-12-21"));
    assertThat(period.until()).hasToString("2026-12-28T00:00:00Z");
  }

  @Test
  void ofYears_theLatestWeeksAreShown() {
    Period period = Period.of(TUESDAY.minusYears(9), TUESDAY);
    assertThat(period.columns()).hasSize(28).endsWith(LocalDate.parse("2026-11-23"));
  }
}
