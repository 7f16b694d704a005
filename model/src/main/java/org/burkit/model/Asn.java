package org.burkit.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An autonomous system number (RFC 6793): which network an address belongs to. Zero stands for
 * "unknown" as in the OONI data format.
 *
 * @param number 0 to 4294967295
 */
public record Asn(long number) {
  public static final Asn UNKNOWN = new Asn(0);

  private static final Pattern TEXT = Pattern.compile("AS(\\d{1,10})");
  private static final long MAX = 0xFFFF_FFFFL;

  public Asn {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("ASN must be 0 to 4294967295, was " + number);
    }
  }

  /** Reads {@code AS64501}; empty for anything else. */
  public static Optional<Asn> parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(match.group(1));
    return number > MAX ? Optional.empty() : Optional.of(new Asn(number));
  }

  public boolean isKnown() {
    return number != 0;
  }

  @Override
  public String toString() {
    return "AS" + number;
  }
}
