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

  /**
   * The first full hour after it. Bundles show a time as that of its hour and what keeps its order,
   * so a time on the full hour must be told like the others of the hour that it begins.
   */
  public static Instant end(Instant time) {
    return begin(time).plus(1, ChronoUnit.HOURS);
  }

  /** The first full hour that is not before it: what lies behind that, lies behind it by hours. */
  public static Instant notBefore(Instant time) {
    Instant begin = begin(time);
    return begin.equals(time) ? time : end(time);
  }
}
