package org.burkit.probe.daemon;

import java.time.Instant;

/** What the background probe does next. */
public sealed interface Next {

  /**
   * Measures now.
   *
   * @param targets at most so many
   */
  record Measure(int targets) implements Next {}

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
