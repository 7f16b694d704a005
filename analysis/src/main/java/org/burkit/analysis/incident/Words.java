package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the voters of one network said of their lines from some hour on, hour by hour, put together
 * for one look at it; the order of words does not matter. Voters have numbers here, for this look.
 *
 * @param hours in which anyone spoke
 * @param firstHours in which each voter was ever heard, by its number: maybe earlier than all words
 *     here
 */
record Words(NavigableMap<Long, Heard> hours, List<Long> firstHours) {
  static final long HOURS_OF_DAY = 24;

  private static final long SECONDS = 3600;

  static Words since(long firstHour, Network network, BallotBox box, FirstHours firstHours) {
    Numbered<String> voters = new Numbered<>();
    NavigableMap<Long, Heard> hours = new TreeMap<>();
    box.eachSince(
        network,
        instant(firstHour),
        ballot -> {
          if (count(ballot)) {
            hours
                .computeIfAbsent(hour(ballot), _ -> new Heard())
                .hear(voters.number(ballot.voter()), ballot, second(ballot));
          }
        });
    return new Words(hours, firstHours.of(voters.values()));
  }

  static long hour(Ballot ballot) {
    return hour(ballot.time());
  }

  static long hour(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS);
  }

  /** Of its hour. */
  static int second(Ballot ballot) {
    return (int) Math.floorMod(ballot.time().getEpochSecond(), SECONDS);
  }

  /** When an hour begins. */
  static Instant instant(long hour) {
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

  /** True where a voter had been known here for a day in that hour. */
  boolean isKnown(int voter, long hour) {
    return firstHours.get(voter) <= hour - HOURS_OF_DAY;
  }
}
