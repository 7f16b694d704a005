package org.burkit.evidence.bundle;

import java.util.HashMap;
import java.util.Map;

/** Stands in for what is withheld: the same for the same, numbered as they come. One thread. */
final class Tokens {
  private final Map<String, String> tokens = new HashMap<>();
  private final String letter;

  /**
   * @param letter that every token begins with
   */
  Tokens(String letter) {
    this.letter = letter;
  }

  /** Empty for an empty one. */
  String of(String secret) {
    return secret.isEmpty()
        ? ""
        : tokens.computeIfAbsent(secret, _ -> letter + (tokens.size() + 1));
  }
}
