package org.burkit.bench.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.bench.verdict.Recordings;

/**
 * How sure the verdicts are that the rules of this version give to what the probe recorded in the
 * lab, by outcome: the world speaks as the probe does. Any thread may call it.
 */
final class Samples {
  private static final Map<Outcome, List<Said>> ALL = new HashMap<>();
  private static final Map<Outcome, List<Said>> INDECISIVE = new HashMap<>();

  static {
    for (Verdict verdict : Recordings.judged()) {
      Said said = new Said(verdict.confidence(), verdict.decisive());
      ALL.computeIfAbsent(verdict.outcome(), _ -> new ArrayList<>()).add(said);
      if (!verdict.decisive()) {
        INDECISIVE.computeIfAbsent(verdict.outcome(), _ -> new ArrayList<>()).add(said);
      }
    }
  }

  private Samples() {}

  /** What a verdict says of itself. */
  record Said(double confidence, boolean decisive) {}

  /**
   * One of those recorded; without confidence where none was.
   *
   * @param caused false for what only looks so by chance: that never has decisive evidence
   */
  static Said of(Outcome outcome, boolean caused, RandomGenerator random) {
    List<Said> said =
        (caused ? ALL : INDECISIVE).getOrDefault(outcome, List.of(new Said(0, false)));
    return said.get(random.nextInt(said.size()));
  }
}
