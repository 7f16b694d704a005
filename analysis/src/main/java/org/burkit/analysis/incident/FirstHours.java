package org.burkit.analysis.incident;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which hour voters of one network were first heard in it: of those who spoke when it was looked
 * at, and of no more than {@value #MOST}, or who speaks under ever new names would fill the memory.
 * The box knows the rest. Owned by the network's log.
 */
final class FirstHours {
  private static final int MOST = 2_000;

  private final Network network;
  private final BallotBox box;
  private final Map<String, Long> hours = new HashMap<>();
  private boolean isWhole = true;

  FirstHours(Network network, BallotBox box) {
    this.network = network;
    this.box = box;
  }

  /**
   * Hears of a word that is in the box; true where its voter may have been known for longer than it
   * seemed, when the network was looked at.
   */
  boolean hear(String voter, long hour) {
    Long known = hours.get(voter);
    if (known == null) {
      return !isWhole;
    }
    hours.put(voter, Math.min(known, hour));
    return hour < known;
  }

  /** Of voters who have a word in the box, in their order. */
  List<Long> of(List<String> voters) {
    Set<String> others = new HashSet<>(voters);
    others.removeAll(hours.keySet());
    Map<String, Long> all = new HashMap<>(hours);
    if (!others.isEmpty()) {
      box.firstHeard(network, others).forEach((voter, time) -> all.put(voter, Words.hour(time)));
    }
    if (all.size() <= MOST) {
      hours.putAll(all);
    } else {
      hours.clear();
      isWhole = false;
    }
    return voters.stream().map(all::get).toList();
  }
}
