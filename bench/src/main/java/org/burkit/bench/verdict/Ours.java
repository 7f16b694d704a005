package org.burkit.bench.verdict;

import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.Measurement;
import org.burkit.model.References;

/** The rules of this version. */
final class Ours implements Method {
  @Override
  public Opinion judge(Measurement measurement, References references) {
    Verdict verdict = new Judge(references).judge(measurement);
    return new Opinion(
        verdict.outcome().label(),
        verdict.outcome().mechanismIfBlocked().map(Mechanism::label),
        verdict.confidence());
  }
}
