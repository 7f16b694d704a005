package org.burkit.bench.world;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.bench.chance.Seeds;

/**
 * A censor's act: the truth.
 *
 * @param share of what its pattern speaks of that it hits
 * @param first mechanism until {@code change}
 * @param then mechanism from {@code change} on
 */
public record Block(
    Instant from,
    Instant until,
    Pattern pattern,
    double share,
    Mechanism first,
    Mechanism then,
    Instant change) {
  private static final int CURFEW_FROM = 19;
  private static final int CURFEW_UNTIL = 1;

  /** On what the share falls. */
  public enum Pattern {
    /** On measurements, each by itself: one of several paths has the censor on it. */
    MEASUREMENTS,
    /** On hours, for everybody alike. */
    HOURS,
    /** From 19:00 to 01:00 UTC every day, whatever the share. */
    CURFEW
  }

  /** One way for the whole time. */
  public static Block plain(Instant from, Duration length, Pattern pattern, double share) {
    return new Block(
        from,
        from.plus(length),
        pattern,
        share,
        Mechanism.TLS_TIMEOUT,
        Mechanism.TLS_TIMEOUT,
        from);
  }

  boolean hits(Instant time, long seed, RandomGenerator random) {
    if (time.isBefore(from) || !time.isBefore(until)) {
      return false;
    }
    return switch (pattern) {
      case MEASUREMENTS -> random.nextDouble() < share;
      case HOURS -> {
        long hour = Duration.between(from, time).toHours();
        yield hour == 0 || Seeds.of(seed, hour).nextDouble() < share;
      }
      case CURFEW -> {
        int hour = Math.floorMod(time.getEpochSecond() / 3600, 24);
        yield hour >= CURFEW_FROM || hour < CURFEW_UNTIL;
      }
    };
  }

  Mechanism at(Instant time) {
    return time.isBefore(change) ? first : then;
  }
}
