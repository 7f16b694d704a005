package org.burkit.analysis.incident;

import java.util.HashMap;
import java.util.HashSet;
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
    NavigableMap<Long, Set<String>> blocked = new TreeMap<>();
    NavigableMap<Long, Set<String>> clear = new TreeMap<>();
    for (Ballot ballot : ballots) {
      if (ballot.isBlocked() || (ballot.isClear() && Words.count(ballot))) {
        (ballot.isBlocked() ? blocked : clear)
            .computeIfAbsent(Words.hour(ballot), _ -> new HashSet<>())
            .add(ballot.voter());
      }
    }
    blocked.forEach((hour, voters) -> {
      Set<String> against = around(hour, clear);
      int most = Math.max(FEWEST, FOR_EACH * around(hour, blocked).size());
      for (String voter : voters) {
        int others = against.size() - (against.contains(voter) ? 1 : 0);
        if (others >= most) {
          doubted.computeIfAbsent(voter, _ -> new TreeSet<>()).add(hour);
        }
      }
    });
  }

  private static Set<String> around(long hour, NavigableMap<Long, Set<String>> words) {
    Set<String> voters = new HashSet<>();
    words
        .subMap(hour - HOURS_AROUND, true, hour + HOURS_AROUND, true)
        .values()
        .forEach(voters::addAll);
    return voters;
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
