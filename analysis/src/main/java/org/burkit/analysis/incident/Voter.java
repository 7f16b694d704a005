package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * One voice in a cell, owned by one pass over its ballots: what it said last, and two sums of
 * log-likelihood ratios that never fall below zero nor rise above one vote (Page's CUSUM): its
 * suspicion that a block began, and its relief that a block is over. Within one hour it is heard
 * once for each of the two.
 */
final class Voter {
  /** A vote is given at a hundred to one. */
  static final double VOTE = Math.log(100);

  /** The thinnest block that is looked for lets through two measurements of five. */
  static final double THINNEST = 0.6;

  private static final long SECONDS_OF_HOUR = 3600;

  private Instant knownFrom = Instant.MAX;
  private Instant last;
  private boolean lastBlocked;
  private long hour = Long.MIN_VALUE;
  private double loudest;
  private boolean saidClear;
  private double suspicion;
  private double relief;
  private int failures;
  private int since;
  private int latestBlocked = -1;

  Voter(Instant first) {
    this.last = first;
  }

  /**
   * Hears a ballot while the cell counts as open for all.
   *
   * @param index of the ballot in the cell's list
   */
  void suspect(Ballot ballot, int index, Baseline baseline) {
    double chance = baseline.rate();
    if (ballot.isBlocked()) {
      double more = louder(ballot, chance);
      if (suspicion == 0) {
        since = index;
      }
      failures += more > 0 ? 1 : 0;
      suspicion = Math.min(VOTE, suspicion + more);
    } else if (firstClear(ballot)) {
      suspicion = Math.max(0, suspicion + weighed(ballot, (1 - THINNEST) / (1 - chance)));
      if (suspicion == 0) {
        baseline.clear();
        baseline.passed(failures);
        failures = 0;
      }
    }
    note(ballot, index);
  }

  /**
   * Hears a ballot while the cell counts as blocked.
   *
   * @param share of measurements that the block hits, as far as it is known
   */
  void hope(Ballot ballot, int index, double chance, double share) {
    if (ballot.isBlocked()) {
      double more = louder(ballot, chance);
      relief = Math.max(0, relief - more);
      suspicion = Math.min(VOTE, suspicion + more);
    } else if (firstClear(ballot)) {
      relief = Math.min(VOTE, relief + weighed(ballot, (1 - chance) / (1 - share)));
      suspicion = Math.max(0, suspicion + weighed(ballot, (1 - THINNEST) / (1 - chance)));
    }
    note(ballot, index);
  }

  /** What a blocked ballot adds to what the voter said within the same hour. */
  private double louder(Ballot ballot, double chance) {
    newHour(ballot);
    double weight = Math.max(0, Math.min(Math.log(THINNEST / chance), ballot.logOdds()));
    double loud = ballot.standing().weight() * (ballot.decisive() ? VOTE : weight);
    double more = Math.max(0, loud - loudest);
    loudest = Math.max(loudest, loud);
    return more;
  }

  private static double weighed(Ballot ballot, double ratio) {
    return ballot.standing().weight() * Math.log(ratio);
  }

  private boolean firstClear(Ballot ballot) {
    newHour(ballot);
    boolean first = !saidClear;
    saidClear = true;
    return first;
  }

  private void newHour(Ballot ballot) {
    long now = Math.floorDiv(ballot.time().getEpochSecond(), SECONDS_OF_HOUR);
    if (now != hour) {
      hour = now;
      loudest = 0;
      saidClear = false;
    }
  }

  private void note(Ballot ballot, int index) {
    if (knownFrom.equals(Instant.MAX) && ballot.standing() == Standing.FULL) {
      knownFrom = ballot.time();
    }
    last = ballot.time();
    lastBlocked = ballot.isBlocked();
    if (lastBlocked) {
      latestBlocked = index;
    }
  }

  /** Begins anew after the cell was found blocked or open again. */
  void turn() {
    suspicion = 0;
    relief = 0;
    failures = 0;
  }

  boolean isHeardSince(Instant horizon) {
    return !last.isBefore(horizon);
  }

  /**
   * True where it spoke of this cell, by a name, long before now: a voice cannot be made up on the
   * spot.
   */
  boolean isKnownFor(Duration time, Instant now) {
    return !knownFrom.isAfter(now.minus(time));
  }

  boolean saysBlocked() {
    return lastBlocked;
  }

  double suspicion() {
    return suspicion;
  }

  double relief() {
    return relief;
  }

  /** Index of the ballot with which its suspicion began. */
  int since() {
    return since;
  }

  /** Index of its latest blocked ballot, or -1. */
  int latestBlocked() {
    return latestBlocked;
  }
}
