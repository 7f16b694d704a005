package org.burkit.bench.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Value;
import org.junit.jupiter.api.Test;

class ScheduleBenchTest {

  @Test
  void aTenthOfTheBench_keepsItsBound_withAsManyMeasurementsEachWay_seed3() {
    Report report = new ScheduleBench(2).run(3, _ -> {});

    assertThat(report.bounds()).hasSize(1).allMatch(Bound::met);
    assertThat(report.tables().getFirst().rows())
        .hasSize(6)
        .allMatch(row -> row.get(2).equals(Value.of(2L * 5 * 720 * 10)));
  }
}
