package org.burkit.probe.net;

/**
 * What the connections of the probe may take of the line, together, each way.
 *
 * @param bytesPerSecond at least one
 */
public record Bandwidth(long bytesPerSecond) {
  /** Ten gigabits: more than any home has. */
  public static final int MOST_KILOBITS = 10_000_000;

  private static final int BYTES_IN_A_KILOBIT = 125;

  public Bandwidth {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("bandwidth must be at least 1 B/s, was " + bytesPerSecond);
    }
  }

  public static Bandwidth ofKilobits(int kilobitsPerSecond) {
    return new Bandwidth((long) kilobitsPerSecond * BYTES_IN_A_KILOBIT);
  }
}
