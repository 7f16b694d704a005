package org.burkit.model;

import java.util.List;

/**
 * A known trace of a block page, or of something that only looks like one.
 *
 * @param place where to look: {@code body}, {@code title}, {@code dns} or {@code header:name}
 * @param countries where it is expected; empty means anywhere
 * @param source who saw it, and where that is written
 */
public record Fingerprint(
    String id,
    String place,
    Match match,
    String pattern,
    List<CountryCode> countries,
    String source) {
  public Fingerprint {
    countries = List.copyOf(countries);
    if (pattern.isBlank()) {
      throw new IllegalArgumentException("fingerprint " + id + ": the pattern must not be blank");
    }
  }

  /** How a pattern is held against a text. */
  public enum Match {
    CONTAINS,
    EXACT,
    PREFIX
  }

  /** True where {@code text} bears the trace. */
  public boolean matches(String text) {
    return switch (match) {
      case CONTAINS -> text.contains(pattern);
      case EXACT -> text.equals(pattern);
      case PREFIX -> text.startsWith(pattern);
    };
  }
}
