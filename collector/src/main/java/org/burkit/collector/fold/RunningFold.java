package org.burkit.collector.fold;

import java.io.Closeable;
import java.util.Optional;

/** What follows the journal for as long as a collector runs. Any thread may ask how it is. */
public interface RunningFold extends Closeable {
  /** Why nothing is folded at the moment, in words; empty while all is well. */
  Optional<String> trouble();

  /** True when everything that is durable can be asked for. */
  boolean isCaughtUp();
}
