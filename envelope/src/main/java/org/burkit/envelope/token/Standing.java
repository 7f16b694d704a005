package org.burkit.envelope.token;

import java.util.Locale;

/** What a token says of its holder, and no more than this. */
public enum Standing {
  /** That they asked for it in its month. */
  NEW,
  /** That they held a token of the month before as well. */
  KNOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
