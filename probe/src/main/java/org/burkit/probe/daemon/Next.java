package org.burkit.probe.daemon;

import java.time.Instant;

/** What the background probe does next. */
public sealed interface Next {

  /**
   * Measures now.
   *
   * @param targets at most so many; none for a sign of life alone
   */
  record Measure(int targets) implements Next {
    /** The smallest measurement that there is: an hour in which it is heard is not a silent one. */
    static final Measure BEAT = new Measure(0);

    public boolean isBeat() {
      return targets == 0;
    }
  }

  /** Waits, and decides anew then or whenever something changes. */
  record Rest(Instant until, Why why) implements Next {}

  /** Why nothing is measured. */
  enum Why {
    NO_CONSENT,
    PAUSED,
    OFFLINE,
    TUNNEL,
    METERED,
    QUIET,
    SPENT,
    /** All is well: the next turn comes. */
    NOT_DUE
  }
}
