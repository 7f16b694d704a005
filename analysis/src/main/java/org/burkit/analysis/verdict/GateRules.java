package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Claim;
import org.burkit.analysis.verdict.Finding.Layer;

/** Whether the probe's machine could measure at all. */
final class GateRules {
  private GateRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("gate.broken"),
            "A check of the run's gate failed: resolver, neutral host or clock. A machine that"
                + " cannot open what nobody blocks can accuse nobody.",
            "docs/method.md, gate",
            "captive-portal",
            "open",
            GateRules::broken));
  }

  private static Optional<Finding> broken(Case c) {
    return c.gate()
        .flatMap(gate -> gate.broken())
        .map(check -> new Finding(Layer.GATE, new Claim.CannotMeasure(), 0));
  }
}
