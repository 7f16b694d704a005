package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.lists.Lists;

/**
 * What a collector stands on: one machine, or many. Nothing above it knows which. Its methods throw
 * where something is not there or not fit; the message says what to do.
 */
interface Shell {
  /**
   * Opens all roles.
   *
   * @param data the directory of this collector
   * @param listener hears each ballot that this collector folds
   */
  Roles open(Path data, Lists lists, Consumer<Ballot> listener, InstantSource clock)
      throws IOException;

  /**
   * Begins the store anew and folds all that the journal has; no collector may be running.
   *
   * @return how many incidents there are
   */
  int rebuild(Path data, Lists lists) throws IOException, InterruptedException;
}
