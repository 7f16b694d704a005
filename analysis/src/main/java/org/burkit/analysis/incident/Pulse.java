package org.burkit.analysis.incident;

/**
 * In how many networks someone was heard, hour by hour: whether the collector itself was there to
 * hear. Owned by the fold's thread.
 */
final class Pulse {
  /** So many other networks must be heard for the silence of one to mean anything. */
  private static final int ENOUGH = HourMarks.MOST;

  private static final int LONG_ENOUGH = 3;

  /** How many networks, counted up to {@link #ENOUGH}. */
  private final HourMarks networks = new HourMarks();

  private boolean changed;

  /** A network is heard for the first time in this hour. */
  void beat(long hour) {
    int before = networks.get(hour);
    changed |= before == ENOUGH - 1 || networks.last().orElse(Long.MIN_VALUE) < hour;
    networks.raise(hour, before + 1);
  }

  /** True once after what it says has changed. */
  boolean hasChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** True where in three of the hours after that one, but for the latest two, others were heard. */
  boolean isAliveSince(long hour) {
    long latest = networks.last().orElse(hour);
    int alive = 0;
    for (long later = hour + 1; later < latest - 1 && alive < LONG_ENOUGH; later++) {
      alive += networks.get(later) == ENOUGH ? 1 : 0;
    }
    return alive == LONG_ENOUGH;
  }
}
