package org.burkit.collector.store;

import java.util.Locale;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.analysis.verdict.Outcome.Reason;

/**
 * An outcome as two columns.
 *
 * @param outcome the word of the contract
 * @param detail the mechanism of a block, the reason of an inconclusive one; else empty
 */
record OutcomeColumns(String outcome, String detail) {
  static OutcomeColumns of(Outcome outcome) {
    String detail =
        switch (outcome) {
          case Outcome.Blocked(Mechanism mechanism) -> mechanism.label();
          case Outcome.Inconclusive(Reason reason) -> reason.label();
          case Outcome.Accessible a -> "";
          case Outcome.Down d -> "";
          case Outcome.ServerSide s -> "";
        };
    return new OutcomeColumns(outcome.label(), detail);
  }

  Outcome toOutcome() {
    return switch (outcome) {
      case "accessible" -> new Outcome.Accessible();
      case "blocked" -> new Outcome.Blocked(Mechanism.parse(detail).orElseThrow());
      case "down" -> new Outcome.Down();
      case "server_side" -> new Outcome.ServerSide();
      case "inconclusive" ->
          new Outcome.Inconclusive(Reason.valueOf(detail.toUpperCase(Locale.ROOT)));
      default -> throw new IllegalArgumentException("no outcome is called " + outcome);
    };
  }
}
