package org.burkit.analysis.verdict;

import java.util.Optional;

/**
 * How one function of a service fares.
 *
 * @param mechanism how it fails, where all that was tried of it fails alike
 * @param worked contacts that answered
 * @param tried contacts that were tried; at least one
 */
public record FunctionVerdict(
    ServiceFunction function, Optional<Mechanism> mechanism, int worked, int tried) {
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
