package org.burkit.lab.net;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** The luck of one line's packets, drawn one after the other from its seed. One thread. */
final class Chance {
  private final Line line;
  private final SplittableRandom random;

  Chance(Line line) {
    this.line = line;
    this.random = new SplittableRandom(line.seed());
  }

  /** How long the next packet takes over the line; empty if it is lost. */
  Optional<Duration> next() {
    boolean lost = line.loss() > 0 && random.nextDouble() < line.loss();
    boolean late = line.late() > 0 && random.nextDouble() < line.late();
    if (lost) {
      return Optional.empty();
    }
    return Optional.of(late ? line.delay().plus(Line.HELD_BACK) : line.delay());
  }
}
