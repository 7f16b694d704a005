package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.time.Duration;
import org.burkit.probe.net.Deadline;

/**
 * What the diagnosis of one target may still cost. An experiment that cannot be paid is left out.
 * One thread.
 */
final class Budget {
  static final int CONNECTIONS = 20;
  static final int TRACES = 12;

  private final Deadline deadline;
  private int connections = CONNECTIONS;
  private int traces = TRACES;

  Budget(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Takes one connection that may last {@code patience}; false where there is none left. */
  boolean takeConnection(Duration patience) {
    if (connections == 0 || !hasTime(patience)) {
      return false;
    }
    connections--;
    return true;
  }

  /** Takes one trace: as many connections or packets as there are hops. */
  boolean takeTrace(Duration longest) {
    if (traces == 0 || !hasTime(longest)) {
      return false;
    }
    traces--;
    return true;
  }

  boolean hasTime(Duration needed) {
    return deadline.left().compareTo(needed) >= 0;
  }
}
