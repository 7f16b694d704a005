package org.burkit.analysis.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who says of one network's canaries that they are blocked while others there open them: his line,
 * his machine or he himself is not what the network is, and while he says so he accuses nobody
 * else. To weigh his words less is not enough: who says the same hour after hour is soon heard as
 * loud as one can be. Where most say it, it may be so, and nobody is doubted. Owned by the fold's
 * thread.
 */
final class CanaryLog {
  /** Before and after the word. */
  private static final long HOURS_AROUND = 12;

  /** Before and after: who fails more often than not within these is not unlucky. */
  private static final long HOURS_OF_A_FAULT = 2;

  /** So many must open it. */
  private static final int FEWEST = 2;

  /** For each who says that it is blocked so many must open it. */
  private static final int FOR_EACH = 2;

  private final BallotBox box;
  private final Set<Cell> cells = new TreeSet<>();

  /** In which someone said that a canary is blocked. */
  private final NavigableSet<Long> blockedHours = new TreeSet<>();

  private boolean isStale;

  /** By voter: the hours of words that others contradict. */
  private Map<String, NavigableSet<Long>> doubted = Map.of();

  CanaryLog(BallotBox box) {
    this.box = box;
  }

  /** Hears of a ballot on a canary that is in the box. */
  void hear(Ballot ballot) {
    cells.add(ballot.cell());
    long hour = Words.hour(ballot);
    if (ballot.isBlocked()) {
      blockedHours.add(hour);
    }
    isStale |= isNear(hour, blockedHours);
  }

  /** Looks again where it must; true where others are doubted, or for other hours, than before. */
  boolean settle() {
    if (!isStale) {
      return false;
    }
    Map<String, NavigableSet<Long>> now = new HashMap<>();
    box.eachCell(cells, ballots -> look(ballots, now));
    isStale = false;
    boolean others = !now.equals(doubted);
    doubted = now;
    return others;
  }

  private static void look(List<Ballot> ballots, Map<String, NavigableSet<Long>> doubted) {
    NavigableMap<Long, Map<String, Said>> hours = new TreeMap<>();
    for (Ballot ballot : ballots) {
      if (ballot.isBlocked() || (ballot.isClear() && Words.count(ballot))) {
        hours
            .computeIfAbsent(Words.hour(ballot), _ -> new HashMap<>())
            .merge(ballot.voter(), Said.by(ballot), Said::and);
      }
    }
    hours.forEach((hour, words) ->
        words.forEach((voter, said) -> {
          if (said.blocked > 0 && isDoubtful(voter, hour, hours)) {
            doubted.computeIfAbsent(voter, _ -> new TreeSet<>()).add(hour);
          }
        }));
  }

  /** True where that voter finds blocked, about that hour, what enough others find open. */
  private static boolean isDoubtful(
      String voter, long hour, NavigableMap<Long, Map<String, Said>> hours) {
    Map<String, Said> now = said(hour, HOURS_OF_A_FAULT, hours);
    return now.getOrDefault(voter, Said.NOTHING).findsItBlocked()
        && isContradicted(voter, said(hour, HOURS_AROUND, hours));
  }

  private static boolean isContradicted(String voter, Map<String, Said> around) {
    long same = 1;
    long against = 0;
    for (Map.Entry<String, Said> other : around.entrySet()) {
      if (!other.getKey().equals(voter)) {
        same += other.getValue().findsItBlocked() ? 1 : 0;
        against += other.getValue().findsItBlocked() ? 0 : 1;
      }
    }
    return against >= Math.max(FEWEST, FOR_EACH * same);
  }

  /** What each voter says within so many hours before and after. */
  private static Map<String, Said> said(
      long hour, long within, NavigableMap<Long, Map<String, Said>> hours) {
    Map<String, Said> all = new HashMap<>();
    hours
        .subMap(hour - within, true, hour + within, true)
        .values()
        .forEach(words -> words.forEach((voter, said) -> all.merge(voter, said, Said::and)));
    return all;
  }

  /** How often one voter found canaries blocked, and how often open. */
  private record Said(int blocked, int open) {
    static final Said NOTHING = new Said(0, 0);

    static Said by(Ballot ballot) {
      return ballot.isBlocked() ? new Said(1, 0) : new Said(0, 1);
    }

    Said and(Said other) {
      return new Said(blocked + other.blocked, open + other.open);
    }

    /** A single failure among many answers is chance. */
    boolean findsItBlocked() {
      return blocked >= open;
    }
  }

  /** The ballots, but for those that say blocked of who is doubted then. */
  List<Ballot> heard(List<Ballot> ballots) {
    return doubted.isEmpty()
        ? ballots
        : ballots.stream().filter(b -> !b.isBlocked() || !isDoubted(b)).toList();
  }

  private boolean isDoubted(Ballot ballot) {
    return isNear(Words.hour(ballot), doubted.getOrDefault(ballot.voter(), new TreeSet<>()));
  }

  private static boolean isNear(long hour, NavigableSet<Long> hours) {
    Long next = hours.ceiling(hour - HOURS_AROUND);
    return next != null && next <= hour + HOURS_AROUND;
  }
}
