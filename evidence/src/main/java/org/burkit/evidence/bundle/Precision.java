package org.burkit.evidence.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How exactly a bundle tells times: the coarsest with which the rules come to the same. They ask
 * which of two measurements was the earlier, and whether whole hours lie between them.
 */
public enum Precision {
  HOUR(3_600),
  QUARTER(900),
  MINUTE(60),
  SECOND(1);

  private final long seconds;

  Precision(long seconds) {
    this.seconds = seconds;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Instant of(Instant time) {
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  /** The coarsest that tells all of these times, but for their microseconds. */
  static Precision of(List<Instant> times) {
    for (Precision precision : values()) {
      boolean tells =
          times.stream().allMatch(t -> precision.of(t).getEpochSecond() == t.getEpochSecond());
      if (tells) {
        return precision;
      }
    }
    return SECOND;
  }
}
