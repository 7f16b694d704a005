package org.burkit.bench.field;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Who runs collectors for volunteers, and what happens to them. One thread. */
interface Organisation extends AutoCloseable {
  /** What its volunteers know. */
  Doors doors();

  /**
   * What happens in the middle of that hour, while measurements come in.
   *
   * @param hour of the day, from 0 to 23; less in the prelude
   */
  void middle(int hour) throws IOException, InterruptedException;

  /** What happens once all of that hour was sent. */
  void end(int hour) throws IOException, InterruptedException;

  /**
   * Stops the collectors in order and reads which measurements the store has, by its own command.
   */
  Set<String> stored(Path scratch) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
