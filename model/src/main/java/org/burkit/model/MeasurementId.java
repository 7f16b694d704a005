package org.burkit.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The identity of a measurement: the SHA-256 of its canonical bytes (RFC 8785), as 64 small hex
 * digits. The same measurement sent twice has the same id.
 */
public record MeasurementId(String hex) implements Comparable<MeasurementId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public MeasurementId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("measurement id must be 64 hex digits, was " + hex);
    }
  }

  /** True where {@code text} has the form of an id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  /** The id of the measurement whose canonical form is {@code canonical}. */
  public static MeasurementId of(byte[] canonical) {
    return new MeasurementId(HexFormat.of().formatHex(sha256(canonical)));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  @Override
  public int compareTo(MeasurementId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
