package org.burkit.bench.detect;

import java.time.Duration;
import java.time.Instant;
import org.burkit.bench.chance.Seeds;
import org.burkit.bench.world.Month;

/** When in a month something begins that lasts for days: it is over before the month is. */
final class Onset {
  /** How long blocks last. */
  static final Duration LENGTH = Duration.ofDays(5);

  private static final int FIRST_DAY = 8;
  private static final int DAYS = 10;
  private static final int SECONDS_OF_DAY = 86_400;

  private Onset() {}

  /** Drawn by chance for that trial. */
  static Instant of(long seed, int number, int probes) {
    long second =
        (long) FIRST_DAY * SECONDS_OF_DAY
            + Seeds.of(seed, number, probes).nextInt(DAYS * SECONDS_OF_DAY);
    return Month.FIRST.start().plusSeconds(second);
  }
}
