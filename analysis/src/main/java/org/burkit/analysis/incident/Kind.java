package org.burkit.analysis.incident;

import java.util.Locale;

/** What sort of thing happened. */
public enum Kind {
  /** A service or a domain is interfered with. */
  BLOCK,
  /** A whole network is cut off: nothing works there. Whether by a fault or on purpose is open. */
  SHUTDOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
