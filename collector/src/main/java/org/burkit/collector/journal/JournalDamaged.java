package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Bytes that were durable once are not what was written: a person must look. */
public final class JournalDamaged extends IOException {
  JournalDamaged(Path file, long offset, String what) {
    super(
        "the journal is damaged: "
            + file
            + " at byte "
            + offset
            + ": "
            + what
            + "; put this file back from a copy, nothing was changed");
  }
}
