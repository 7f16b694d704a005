package org.burkit.bench.report;

import java.util.Optional;
import java.util.function.Consumer;

/** One question about Burkit that a reproducible run answers. */
public interface Bench {

  /** As on the command line. */
  String name();

  /** One line for {@code bench list}. */
  String summary();

  /** The same over so many rows; empty for one whose sizes are its own. */
  default Optional<Bench> over(long rows) {
    return Optional.empty();
  }

  /**
   * Runs it; the same seed gives the same figures, except for speeds, which are therefore given as
   * ratios to something measured in the same run, too.
   *
   * @param progress takes a line now and then for whoever waits
   */
  Report run(long seed, Consumer<String> progress);
}
