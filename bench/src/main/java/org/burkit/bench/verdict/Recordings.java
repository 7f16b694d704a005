package org.burkit.bench.verdict;

import java.util.List;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Verdict;

/** The recordings of the lab, for benches that need what the probe really says. */
public final class Recordings {
  private Recordings() {}

  /** What the rules of this version make of them, in their order. */
  public static List<Verdict> judged() {
    return Corpus.read().stream().map(Recordings::judge).toList();
  }

  private static Verdict judge(Specimen specimen) {
    return new Judge(specimen.references()).judge(VerdictBench.measurement(specimen.measurement()));
  }
}
