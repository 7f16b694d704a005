package org.burkit.collector.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as people who ask write them. */
public final class Times {
  /** What {@link #parse} reads. */
  public static final String EXPECTED =
      "a day or a time in UTC, such as 2026-11-28 or 2026-11-28T09:00:00Z";

  private static final int DAY = "2026-11-28".length();

  private Times() {}

  /** A day stands for its beginning; empty for anything else than a day or a time. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          text.length() == DAY
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
