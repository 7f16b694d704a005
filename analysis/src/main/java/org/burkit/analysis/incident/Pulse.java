package org.burkit.analysis.incident;

import java.util.TreeMap;

/**
 * In how many networks someone was heard, hour by hour: whether the collector itself was there to
 * hear. Owned by the fold's thread.
 */
final class Pulse {
  /** So many other networks must be heard for the silence of one to mean anything. */
  private static final int ENOUGH = 3;

  /** Hours since 1970; how many networks. */
  private final TreeMap<Long, Integer> networks = new TreeMap<>();

  private boolean changed;

  /** A network is heard for the first time in this hour. */
  void beat(long hour) {
    boolean later = networks.isEmpty() || hour > networks.lastKey();
    int count = networks.merge(hour, 1, Integer::sum);
    changed |= later || count == ENOUGH;
  }

  /** True once after what it says has changed. */
  boolean hasChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** How many of the hours after that one were heard elsewhere, but for the latest two. */
  long aliveSince(long hour) {
    long latest = networks.isEmpty() ? 0 : networks.lastKey();
    if (latest - 1 <= hour + 1) {
      return 0;
    }
    return networks.subMap(hour + 1, latest - 1).values().stream()
        .filter(count -> count >= ENOUGH)
        .count();
  }
}
