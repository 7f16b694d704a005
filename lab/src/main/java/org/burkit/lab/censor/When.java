package org.burkit.lab.censor;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** When a rule acts on what it looks for. */
public sealed interface When {

  /**
   * Whether it acts on this occasion.
   *
   * @param now by the censor's clock
   * @param luck of the occasion, in [0, 1)
   */
  boolean holds(Instant now, double luck);

  record Always() implements When {
    @Override
    public boolean holds(Instant now, double luck) {
      return true;
    }
  }

  /** On a part of the flows, between 0 and 1; which ones is fixed by the censor's seed. */
  record Share(double part) implements When {
    public Share {
      if (!(part >= 0 && part <= 1)) {
        throw new IllegalArgumentException("a share is between 0 and 1, not " + part);
      }
    }

    @Override
    public boolean holds(Instant now, double luck) {
      return luck < part;
    }
  }

  /** From one time of the day to another, the second excluded; the night may lie between them. */
  record Hours(LocalTime from, LocalTime to, ZoneOffset zone) implements When {
    @Override
    public boolean holds(Instant now, double luck) {
      LocalTime time = now.atOffset(zone).toLocalTime();
      boolean begun = !time.isBefore(from);
      boolean ended = !time.isBefore(to);
      return from.isBefore(to) ? begun && !ended : begun || !ended;
    }
  }

  /** From a moment on. */
  record Since(Instant start) implements When {
    @Override
    public boolean holds(Instant now, double luck) {
      return !now.isBefore(start);
    }
  }
}
