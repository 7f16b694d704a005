package org.burkit.collector.store;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What counts can be told apart by. Times are in UTC; a week is called by its Monday. */
public enum Axis {
  DOMAIN,
  SERVICE,
  CATEGORY,
  CC,
  /** Networks that are not named are one. */
  ASN,
  MECHANISM,
  HOUR,
  DAY,
  WEEK,
  /** Whole hours since Monday, 0:00 in UTC: 0 to 167. */
  HOUR_OF_WEEK;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Axis> parse(String label) {
    return Stream.of(values()).filter(axis -> axis.label().equals(label)).findFirst();
  }
}
