package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * Picks, of all ballots of a network, those that a shutdown of it rests on: from them alone the
 * fold comes to the same shutdown. They are each voter's words that nothing worked, for each hour
 * its first and last word that something did, and its very first word, which tells newcomers from
 * those long known. Of a network that only fell silent there are none. One thread, once.
 */
public final class Grounds {
  /** What comes back within a day had not gone: so long after its end a shutdown may go on. */
  private static final long HOURS_AFTER = 25;

  private final long from;
  private final long to;
  private final Map<String, Ballot> first = new HashMap<>();
  private final List<Ballot> dark = new ArrayList<>();
  private final Map<VoterHour, Ballot> firstAlive = new HashMap<>();
  private final Map<VoterHour, Ballot> lastAlive = new HashMap<>();

  private record VoterHour(String voter, long hour) {}

  /**
   * @param shutdown whose times may be told in full hours
   */
  public Grounds(Incident shutdown) {
    // where nothing had ever worked, nobody said anything before its first hours
    this.from =
        shutdown
            .startedAfter()
            .map(Words::hour)
            .orElseGet(() -> Words.hour(shutdown.startedBefore()) - 2);
    this.to =
        shutdown.endedBefore().map(end -> Words.hour(end) + HOURS_AFTER).orElse(Long.MAX_VALUE);
  }

  /** Takes one of the network's ballots, in any order, each once. */
  public void hear(Ballot ballot) {
    if (!Words.count(ballot)) {
      return;
    }
    first.merge(ballot.voter(), ballot, BinaryOperator.minBy(Ballot::compareTo));
    long hour = Words.hour(ballot);
    if (hour < from || hour > to) {
      return;
    }
    if (ballot.isUnable()) {
      dark.add(ballot);
    } else if (Words.isAlive(ballot)) {
      var at = new VoterHour(ballot.voter(), hour);
      firstAlive.merge(at, ballot, BinaryOperator.minBy(Ballot::compareTo));
      lastAlive.merge(at, ballot, BinaryOperator.maxBy(Ballot::compareTo));
    }
  }

  /** Those that it rests on, in their order. */
  public Collection<Ballot> ballots() {
    var ballots = new TreeSet<>(dark);
    ballots.addAll(first.values());
    ballots.addAll(firstAlive.values());
    ballots.addAll(lastAlive.values());
    return ballots;
  }
}
