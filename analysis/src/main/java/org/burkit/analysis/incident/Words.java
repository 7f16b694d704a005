package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the voters of one network said of their lines from some hour on, hour by hour, put together
 * for one look at it; the order of words does not matter.
 *
 * @param hours in which anyone spoke
 * @param voters of the network, by number
 * @param firstHours in which each voter was ever heard, maybe earlier than all words here
 */
record Words(NavigableMap<Long, Heard> hours, Numbered<String> voters, List<Long> firstHours) {
  private static final long SECONDS = 3600;
  private static final long HOURS_OF_DAY = 24;

  static Words since(
      long firstHour,
      Network network,
      BallotBox box,
      Numbered<String> voters,
      List<Long> firstHours) {
    Words words = new Words(new TreeMap<>(), voters, firstHours);
    box.eachSince(network, instant(firstHour), words::hear);
    return words;
  }

  static long hour(Ballot ballot) {
    return Math.floorDiv(ballot.time().getEpochSecond(), SECONDS);
  }

  private static Instant instant(long hour) {
    return Instant.ofEpochSecond(hour * SECONDS);
  }

  /** True for the words of those who are believed; the others have no say of a network. */
  static boolean count(Ballot ballot) {
    return ballot.standing() == Standing.FULL;
  }

  /** True where something worked; a blocked name says neither that nor the contrary. */
  static boolean isAlive(Ballot ballot) {
    return !ballot.isUnable() && !ballot.isBlocked();
  }

  private void hear(Ballot ballot) {
    if (count(ballot)) {
      int second = (int) Math.floorMod(ballot.time().getEpochSecond(), SECONDS);
      hours
          .computeIfAbsent(hour(ballot), _ -> new Heard())
          .hear(voters.number(ballot.voter()), ballot, second);
    }
  }

  long firstHour(int voter) {
    return firstHours.get(voter);
  }

  boolean isKnown(int voter, long hour) {
    return firstHour(voter) <= hour - HOURS_OF_DAY;
  }
}
