package org.burkit.analysis.verdict;

import java.util.Optional;
import org.burkit.model.ServiceFunction;

/**
 * How one function of a service fares.
 *
 * @param mechanism how it is interfered with, where it is
 * @param at the name or address at which that shows
 * @param worked contacts that answered
 * @param tried contacts that were tried; at least one
 */
public record FunctionVerdict(
    ServiceFunction function,
    Optional<Mechanism> mechanism,
    Optional<String> at,
    int worked,
    int tried) {
  public FunctionVerdict {
    if (tried < 1 || worked < 0 || worked > tried) {
      throw new IllegalArgumentException(
          "expected 0 <= worked <= tried and something tried, got " + worked + " of " + tried);
    }
  }

  /** In a word: all, some or nothing of it works. */
  public String state() {
    return worked == tried ? "works" : worked == 0 ? "fails" : "partly";
  }
}
