package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How an incident stands at one time. */
public enum State {
  /** Measurements of the last week show it. */
  OPEN,
  /** Measurements showed its end. */
  CLOSED,
  /** It was never seen to end, and nobody has measured it for a week: nobody knows. */
  UNMEASURED;

  private static final Duration STALE = Duration.ofDays(7);

  /** What is not over and was last measured before this is {@link #UNMEASURED}. */
  public static Instant staleBefore(Instant now) {
    return now.minus(STALE);
  }

  /** From then on what was last measured at that time, and is not over, is {@link #UNMEASURED}. */
  public static Instant staleFrom(Instant lastMeasured) {
    return lastMeasured.plus(STALE);
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
