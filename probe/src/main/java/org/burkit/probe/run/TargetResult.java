package org.burkit.probe.run;

import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementId;
import org.burkit.probe.submit.Submission;

/** What a run found of one target, and what became of the finding. */
public record TargetResult(
    MeasurementId id, Measurement measurement, Verdict verdict, Submission submission) {

  public String input() {
    return measurement.target().orElseThrow().input();
  }
}
