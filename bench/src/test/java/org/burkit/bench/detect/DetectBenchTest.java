package org.burkit.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Value;
import org.junit.jupiter.api.Test;

class DetectBenchTest {

  @Test
  void aTwentiethOfTheBench_keepsItsBounds_seed5() {
    Report report = new DetectBench(5).run(5, _ -> {});

    assertThat(report.bounds()).hasSize(8).allMatch(Bound::met);
    assertThat(report.tables()).allMatch(table -> !table.rows().isEmpty());
  }

  @Test
  void rateWithoutEvents_isBoundedByThreeInAllTrials() {
    Rate rate = new Rate();
    for (int i = 0; i < 300; i++) {
      rate.trial("network " + i % 10, 0);
    }

    assertThat(rate.interval(1000)).isEqualTo(new Value.Range(0, 10));
  }

  @Test
  void eventsInOneCluster_makeTheIntervalWider() {
    Rate spread = new Rate();
    Rate heaped = new Rate();
    for (int i = 0; i < 400; i++) {
      spread.trial("network " + i % 20, i % 40 < 20 && i % 20 == i / 20 ? 1 : 0);
      heaped.trial("network " + i % 20, i % 20 == 0 && i < 200 ? 1 : 0);
    }

    assertThat(heaped.events()).isEqualTo(spread.events()).isEqualTo(10);
    assertThat(heaped.interval(1).high()).isGreaterThan(1.8 * spread.interval(1).high());
  }
}
