package org.burkit.analysis.incident;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.Sha256;

/**
 * The permanent name of an incident, short enough to be typed from a picture: the country, eight
 * characters of Crockford's base 32, and one that checks them, for example {@code KZ-3F7K9Q2A-X}.
 */
public record IncidentId(String text) implements Comparable<IncidentId> {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  public IncidentId {
    if (!isValid(text)) {
      throw new IllegalArgumentException("incident id must look like KZ-3F7K9Q2A-X, was " + text);
    }
  }

  /**
   * The id of the incident that the measurement {@code first} showed before any other did. What
   * comes later, late or backdated, cannot change which one that was, nor does a change of the
   * mechanism.
   */
  static IncidentId of(CountryCode cc, MeasurementId first) {
    return named(cc, first.toString());
  }

  /** The id of the shutdown number {@code ordinal}, from 0, of those that began on that UTC day. */
  static IncidentId ofShutdown(Network network, LocalDate day, int ordinal) {
    return named(network.cc(), network.asn() + "\n" + day + "\n" + ordinal);
  }

  private static IncidentId named(CountryCode cc, String what) {
    byte[] digest = Sha256.of((cc + "\n" + what).getBytes(StandardCharsets.UTF_8));
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      body.append(ALPHABET.charAt(digest[i] & 31));
    }
    return new IncidentId(cc + "-" + body + "-" + check(body.toString()));
  }

  /** Reads an id as people type it: small letters, O for 0, I or L for 1. */
  public static Optional<IncidentId> parse(String typed) {
    String upper = typed.strip().toUpperCase(Locale.ROOT);
    if (upper.length() < 3) {
      return Optional.empty();
    }
    String rest = upper.substring(2).replace('O', '0').replace('I', '1').replace('L', '1');
    String text = upper.substring(0, 2) + rest;
    return isValid(text) ? Optional.of(new IncidentId(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    return text.matches("[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{8}-[0-9A-HJKMNP-TV-Z]")
        && check(text.substring(3, 3 + LENGTH)) == text.charAt(text.length() - 1);
  }

  /** Luhn's algorithm, mod 32: finds every single wrong character. */
  private static char check(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int value = ALPHABET.indexOf(body.charAt(i));
      int weighed = i % 2 == 0 ? value : value * 2;
      sum += weighed / 32 + weighed % 32;
    }
    return ALPHABET.charAt((32 - sum % 32) % 32);
  }

  @Override
  public int compareTo(IncidentId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
