package org.burkit.bench;

import java.util.List;
import java.util.Optional;
import org.burkit.bench.analyse.AnalyseBench;
import org.burkit.bench.collector.CollectorBench;
import org.burkit.bench.collector.PagesBench;
import org.burkit.bench.detect.DetectBench;
import org.burkit.bench.evidence.BundleBench;
import org.burkit.bench.evidence.LogBench;
import org.burkit.bench.field.FieldDayBench;
import org.burkit.bench.fold.FoldBench;
import org.burkit.bench.lab.LabBench;
import org.burkit.bench.mutants.MutantsBench;
import org.burkit.bench.probe.ProbeBench;
import org.burkit.bench.report.Bench;
import org.burkit.bench.scaling.ScalingBench;
import org.burkit.bench.schedule.ScheduleBench;
import org.burkit.bench.verdict.VerdictBench;

/** Every bench there is, by its name on the command line. */
final class Benches {
  private Benches() {}

  static List<Bench> all() {
    return List.of(
        new VerdictBench(),
        new DetectBench(),
        new ScheduleBench(),
        new AnalyseBench(),
        new FoldBench(),
        new LabBench(),
        new ProbeBench(),
        new CollectorBench(),
        new PagesBench(),
        new LogBench(),
        new BundleBench(),
        new ScalingBench(),
        new FieldDayBench(),
        new MutantsBench());
  }

  static Optional<Bench> named(String name) {
    return all().stream().filter(bench -> bench.name().equals(name)).findFirst();
  }
}
