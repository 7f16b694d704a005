package org.burkit.analysis.verdict;

import java.util.Locale;

/** What people use a service for: each may work while another does not. */
public enum ServiceFunction {
  MESSAGES,
  LOGIN,
  WEB,
  MEDIA,
  CALLS;

  /** The word in the test lists and in message files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
