package org.burkit.collector.journal;

import java.io.IOException;

/** As much waits as may; nothing of the append was written. Try again in a second. */
public final class JournalBusy extends IOException {
  public JournalBusy() {
    super("the journal has as much waiting as it may hold; try again in a second");
  }
}
