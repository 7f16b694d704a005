package org.burkit.bench.verdict;

import java.util.List;
import org.burkit.bench.chance.Rate;
import org.burkit.bench.report.Value;

/** What one method said of all specimens, beside the truth. Filled by one thread. */
final class Confusion {
  static final List<String> COLUMNS =
      List.of(
          "method",
          "blocks found",
          "of those, mechanism right",
          "blocks called inconclusive",
          "blocks denied",
          "innocents accused",
          "innocents inconclusive",
          "sensitivity, %",
          "95 %",
          "specificity, %",
          "95 % ");

  private static final double PERCENT = 100;

  private final Rate misses = new Rate();
  private final Rate falseAlarms = new Rate();
  private int found;
  private int rightMechanism;
  private int undecidedBlocks;
  private int accused;
  private int undecidedInnocents;

  void add(Specimen specimen, Opinion opinion) {
    boolean undecided = opinion.outcome().equals("inconclusive");
    if (specimen.censored()) {
      misses.trial(specimen.scenario(), opinion.blocked() ? 0 : 1);
      found += opinion.blocked() ? 1 : 0;
      rightMechanism += opinion.mechanism().equals(specimen.mechanism()) ? 1 : 0;
      undecidedBlocks += undecided ? 1 : 0;
    } else {
      falseAlarms.trial(specimen.scenario(), opinion.blocked() ? 1 : 0);
      accused += opinion.blocked() ? 1 : 0;
      undecidedInnocents += undecided ? 1 : 0;
    }
  }

  int accused() {
    return accused;
  }

  int innocents() {
    return falseAlarms.trials();
  }

  int missed() {
    return misses.events();
  }

  int censored() {
    return misses.trials();
  }

  List<Value> row(String method) {
    Value.Range missed = misses.interval(PERCENT);
    Value.Range wrong = falseAlarms.interval(PERCENT);
    return List.of(
        Value.of(method),
        Value.of((long) found),
        Value.of((long) rightMechanism),
        Value.of((long) undecidedBlocks),
        Value.of((long) censored() - found - undecidedBlocks),
        Value.of((long) accused),
        Value.of((long) undecidedInnocents),
        Value.of(PERCENT * (1 - misses.mean())),
        Value.of(PERCENT - missed.high(), PERCENT - missed.low()),
        Value.of(PERCENT * (1 - falseAlarms.mean())),
        Value.of(PERCENT - wrong.high(), PERCENT - wrong.low()));
  }
}
