package org.burkit.lab.net;

import java.time.Duration;
import java.util.Optional;
import org.burkit.lab.chance.Seed;

/** The luck of one line's packets, drawn one after the other from its seed. One thread. */
final class Chance {
  private final Line line;
  private final Seed losses;
  private final Seed delays;
  private long packets;

  Chance(Line line, Seed seed) {
    this.line = line;
    this.losses = seed.of("losses");
    this.delays = seed.of("delays");
  }

  /** How long the next packet takes over the line; empty if it is lost. */
  Optional<Duration> next() {
    long number = packets++;
    if (losses.draw(number) < line.loss()) {
      return Optional.empty();
    }
    boolean late = delays.draw(number) < line.late();
    return Optional.of(late ? line.delay().plus(Line.HELD_BACK) : line.delay());
  }
}
