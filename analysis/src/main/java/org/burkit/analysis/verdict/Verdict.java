package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.burkit.model.ServiceFunction;

/**
 * What one measurement means, how sure, and by which rules.
 *
 * @param confidence of this outcome, 0 to 1; 0 for an inconclusive one
 * @param decisive true where a fact without an innocent explanation was seen
 * @param rules all that fired, in the order of the rule set
 * @param host the name that was measured; empty where there was none
 * @param references digest of the lists that were consulted
 * @param hop the last router before the interference, counted from the probe, where it is known
 * @param only the version of IP over which alone it is so, where the site opens over the other
 * @param functions how each function of a service fares; empty for a page
 */
public record Verdict(
    Outcome outcome,
    double confidence,
    boolean decisive,
    List<RuleId> rules,
    String host,
    String references,
    OptionalInt hop,
    Optional<IpVersion> only,
    List<FunctionVerdict> functions) {
  public Verdict {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be 0 to 1, was " + confidence);
    }
    rules = List.copyOf(rules);
    functions = List.copyOf(functions);
  }

  /** How each function of a service fares, in a word; empty for a page. */
  public Map<ServiceFunction, String> states() {
    return functions.stream()
        .collect(Collectors.toMap(FunctionVerdict::function, FunctionVerdict::state));
  }

  /** True of a service that is blocked or down, some of whose functions work, if not wholly. */
  public boolean isInPart() {
    return (outcome instanceof Outcome.Blocked || outcome instanceof Outcome.Down)
        && functions.stream().anyMatch(f -> f.worked() > 0);
  }

  /** A verdict that does not say where, nor over which version of IP. */
  public Verdict(
      Outcome outcome,
      double confidence,
      boolean decisive,
      List<RuleId> rules,
      String host,
      String references,
      List<FunctionVerdict> functions) {
    this(
        outcome,
        confidence,
        decisive,
        rules,
        host,
        references,
        OptionalInt.empty(),
        Optional.empty(),
        functions);
  }
}
