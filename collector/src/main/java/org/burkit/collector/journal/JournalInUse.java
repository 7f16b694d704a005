package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Another process holds the data directory. */
public final class JournalInUse extends IOException {
  JournalInUse(Path directory) {
    super(
        "another collector has "
            + directory
            + " open; stop it first, or choose another --data directory");
  }
}
