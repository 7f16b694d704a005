package org.burkit.bench.verdict;

import java.util.Optional;

/**
 * What a method says of one measurement.
 *
 * @param outcome in the word of the command line
 * @param confidence of this outcome, 0 to 1; of methods that give none, one
 */
record Opinion(String outcome, Optional<String> mechanism, double confidence) {
  static Opinion of(String outcome) {
    return new Opinion(outcome, Optional.empty(), 1);
  }

  boolean blocked() {
    return outcome.equals("blocked");
  }
}
