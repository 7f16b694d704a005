package org.burkit.bench.world;

import java.time.Duration;
import java.time.Instant;

/** Thirty days. */
public record Month(Instant start) {
  public static final Month FIRST = new Month(Instant.parse("2026-03-01T00:00:00Z"));

  public Duration length() {
    return Duration.ofDays(30);
  }

  public Instant end() {
    return start.plus(length());
  }
}
