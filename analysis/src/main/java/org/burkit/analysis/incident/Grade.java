package org.burkit.analysis.incident;

import java.util.Locale;

/** How sure an incident is, in the fixed words of the project (docs/method.md). */
public enum Grade {
  CONFIRMED,
  LIKELY,
  POSSIBLE,
  INTERCEPTED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
