package org.burkit.probe.submit;

import java.util.Locale;

/** What became of a measurement on its way to the collector. */
public enum Submission {
  ACCEPTED,
  DUPLICATE,
  REJECTED,
  /** It waits on this machine's disk. */
  SPOOLED,
  /** No collector was named, or there was nothing to send. */
  NONE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
