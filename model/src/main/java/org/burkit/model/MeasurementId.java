package org.burkit.model;

/**
 * The identity of a measurement: the SHA-256 of its canonical bytes (RFC 8785), as 64 small hex
 * digits. The same measurement sent twice has the same id.
 */
public record MeasurementId(String hex) implements Comparable<MeasurementId> {
  private static final int DIGITS = 64;

  public MeasurementId {
    if (!isId(hex)) {
      throw new IllegalArgumentException("measurement id must be 64 hex digits, was " + hex);
    }
  }

  /** True where {@code text} has the form of an id. */
  public static boolean isId(String text) {
    if (text.length() != DIGITS) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** The id of the measurement whose canonical form is {@code canonical}. */
  public static MeasurementId of(byte[] canonical) {
    return new MeasurementId(Sha256.hex(canonical));
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
