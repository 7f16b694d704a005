package org.burkit.model;

/**
 * How a network step failed: the world failing is data, not an exception.
 *
 * @param kind the word of the vocabulary
 * @param text the string on the wire; for a word of the vocabulary that word, or a stranger's
 *     spelling of it, and for {@link FailureKind#UNKNOWN} whatever was said
 */
public record Failure(FailureKind kind, String text) {

  public static Failure of(FailureKind kind) {
    return new Failure(kind, kind.wire());
  }

  /** A failure outside the vocabulary: {@code unknown_failure: detail}. */
  public static Failure unknown(String detail) {
    return new Failure(FailureKind.UNKNOWN, FailureKind.UNKNOWN.wire() + ": " + detail);
  }

  /** Reads a {@code failure} string of {@code df-007}, the older spellings included. */
  public static Failure parse(String text) {
    return new Failure(FailureKind.parse(text).orElse(FailureKind.UNKNOWN), text);
  }

  @Override
  public String toString() {
    return text;
  }
}
