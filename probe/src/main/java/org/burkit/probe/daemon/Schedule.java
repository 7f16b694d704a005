package org.burkit.probe.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.burkit.probe.daemon.Next.Measure;
import org.burkit.probe.daemon.Next.Rest;
import org.burkit.probe.daemon.Next.Why;
import org.burkit.probe.plan.Mode;

/**
 * When to measure how much: one turn an hour, at a minute that nobody can foresee, with so many
 * targets that the month's data lasts. Pure.
 *
 * <p>A turn in every hour is the heartbeat by which a collector tells that a network fell silent.
 * Where the data does not last for a target in each, the hours between are signs of life alone, and
 * so much is kept back for them that they last; only where not even these do are turns hours apart.
 * After sleep, a crash or a clock that was set, the hour that is now has its turn and those that
 * are missed have none.
 */
final class Schedule {
  /** How long until it looks again at what only others change. */
  static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** No clock that is set to and fro makes turns come faster. */
  static final Duration LEAST_BETWEEN = Duration.ofMinutes(4);

  /** The turn of an hour begins no later, so that it ends within it. */
  private static final int LAST_MINUTE = 52;

  private static final long MEGABYTE = 1_000_000;

  private Schedule() {}

  static Next next(Situation s) {
    Instant now = s.now().toInstant();
    Instant later = now.truncatedTo(ChronoUnit.MINUTES).plus(LOOK_AGAIN);
    if (!s.consented()) {
      return new Rest(later, Why.NO_CONSENT);
    }
    if (s.settings().pausedUntil().filter(now::isBefore).isPresent()) {
      return new Rest(s.settings().pausedUntil().get(), Why.PAUSED);
    }
    if (!s.line().isUp()) {
      return new Rest(later, Why.OFFLINE);
    }
    if (s.line().isTunnel()) {
      return new Rest(later, Why.TUNNEL);
    }
    if (s.line().isMetered() && !s.settings().onMetered()) {
      return new Rest(later, Why.METERED);
    }
    LocalTime time = s.now().toLocalTime();
    if (s.settings().quiet().filter(quiet -> quiet.holds(time)).isPresent()) {
      return new Rest(later, Why.QUIET);
    }
    long left = s.settings().megabytes() * MEGABYTE - s.spentThisMonth();
    if (left < perBeat(s)) {
      return new Rest(endOfMonth(s.now()).toInstant(), Why.SPENT);
    }
    return turn(s, left);
  }

  private static Next turn(Situation s, long left) {
    Instant now = s.now().toInstant();
    long hoursLeft = 1 + ChronoUnit.HOURS.between(s.now(), endOfMonth(s.now()));
    long hour = hour(now);
    boolean hadItsTurn = s.lastRun().filter(last -> hour(last) == hour).isPresent();
    long next = hadItsTurn ? hour + 1 : hour;
    next += Math.floorMod(-next, every((double) perBeat(s) * hoursLeft / left));
    Instant due = minute(next, s.seed());
    Instant soonest = now.plus(LEAST_BETWEEN).minus(s.sinceLastRun());
    Instant at = due.isAfter(soonest) ? due : soonest;
    return at.isAfter(now) ? new Rest(at, Why.NOT_DUE) : measure(left, hoursLeft, s, next);
  }

  /** What an hour has data for, when all later ones are to have a sign of life. */
  private static Measure measure(long left, long hoursLeft, Situation s, long hour) {
    double perHour = (double) left / hoursLeft;
    long perTarget = Math.max(1, s.bytesPerTarget());
    if (perHour >= perTarget) {
      return new Measure(Math.clamp((long) (perHour / perTarget), 1, most(s.settings().mode())));
    }
    long keptBack = perBeat(s) * (hoursLeft - 1);
    long every = every((perTarget - perBeat(s)) / (perHour - perBeat(s)));
    return left - keptBack >= perTarget && Math.floorMod(hour, every) == 0
        ? new Measure(1)
        : Measure.BEAT;
  }

  /** Every so many hours, at least 1. */
  private static long every(double hours) {
    return Math.max(1, (long) Math.ceil(hours));
  }

  private static long perBeat(Situation s) {
    return Math.clamp(s.bytesPerBeat(), 1, Math.max(1, s.bytesPerTarget()));
  }

  private static int most(Mode mode) {
    return switch (mode) {
      case CAREFUL -> 8;
      case STANDARD -> 16;
      case FULL -> 32;
    };
  }

  private static long hour(Instant when) {
    return Math.floorDiv(when.getEpochSecond(), 3600);
  }

  /** The moment of an hour's turn. */
  static Instant minute(long hour, long seed) {
    int second = new SplittableRandom(hour * 31 + seed).nextInt(LAST_MINUTE * 60);
    return Instant.ofEpochSecond(hour * 3600 + second);
  }

  private static ZonedDateTime endOfMonth(ZonedDateTime now) {
    return now.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).plusMonths(1);
  }
}
