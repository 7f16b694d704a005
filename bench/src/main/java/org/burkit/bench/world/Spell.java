package org.burkit.bench.world;

import java.time.Instant;

/** A time of trouble: from then until before then. */
public record Spell(Instant from, Instant until) {

  public boolean covers(Instant time) {
    return !time.isBefore(from) && time.isBefore(until);
  }
}
