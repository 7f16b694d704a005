package org.burkit.collector.vantage;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** A secret that makes keys of prefixes unguessable, and when it was made. Immutable. */
public final class Salt {
  static final Duration LIFE = Duration.ofDays(90);

  private static final int BYTES = 32;

  private final Instant made;
  private final byte[] bytes;

  private Salt(Instant made, byte[] bytes) {
    this.made = made;
    this.bytes = bytes;
  }

  public static Salt fresh(Instant now) {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Salt(now, bytes);
  }

  /**
   * One that was made before.
   *
   * @throws IllegalArgumentException when it is not 32 bytes
   */
  public static Salt of(Instant made, byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a salt has " + BYTES + " bytes, got " + bytes.length);
    }
    return new Salt(made, bytes.clone());
  }

  /** True once it has lived too long: keys are to be made with another. */
  public boolean isStale(Instant now) {
    return !now.isBefore(made.plus(LIFE));
  }

  public Instant made() {
    return made;
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
