package org.burkit.collector.journal;

import java.io.IOException;

/** What the journal has cannot be had at the moment; nothing is lost. */
public final class JournalAway extends IOException {
  public JournalAway(String message, Throwable cause) {
    super(message, cause);
  }
}
