package org.burkit.evidence.redact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times as far as everybody may know them: whoever sees a provider's traffic finds who visited a
 * site in a given second, and far fewer by the hour.
 */
public final class Hours {
  private Hours() {}

  /** The beginning of its hour. */
  public static Instant begin(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  /** The first full hour that is not before it. */
  public static Instant end(Instant time) {
    Instant begin = begin(time);
    return begin.equals(time) ? time : begin.plus(1, ChronoUnit.HOURS);
  }
}
