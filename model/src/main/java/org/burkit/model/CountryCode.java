package org.burkit.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A country as two capital letters (ISO 3166-1 alpha-2). {@code ZZ} stands for "unknown" as in the
 * OONI data format.
 */
public record CountryCode(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

  public static final CountryCode UNKNOWN = new CountryCode("ZZ");

  public CountryCode {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("country must be two capital letters, was " + code);
    }
  }

  /** Reads two capital letters; empty for anything else. */
  public static Optional<CountryCode> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new CountryCode(text)) : Optional.empty();
  }

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  @Override
  public String toString() {
    return code;
  }
}
