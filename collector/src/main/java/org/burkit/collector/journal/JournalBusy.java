package org.burkit.collector.journal;

import java.io.IOException;

/** The queue before the disk is full; nothing of the append was written. Try again in a second. */
public final class JournalBusy extends IOException {
  JournalBusy() {
    super("the journal has as much waiting as it may hold; try again in a second");
  }
}
