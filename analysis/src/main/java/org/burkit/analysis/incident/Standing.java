package org.burkit.analysis.incident;

import java.util.Locale;

/** How far a measurement is believed, by who sent it and from where. */
public enum Standing {
  /** From a probe with a pseudonym, measured in the network that it came from. */
  FULL,
  /**
   * From nobody in particular: without a pseudonym, or chosen by another project's probe. It weighs
   * half and never makes its sender one who is known.
   */
  UNSOLICITED,
  /** It claims another network than the one it came from: it has no say in any incident. */
  ELSEWHERE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its word weighs, from 0 to 1. */
  double weight() {
    return switch (this) {
      case FULL -> 1;
      case UNSOLICITED -> 0.5;
      case ELSEWHERE -> 0;
    };
  }
}
