package org.burkit.lab.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.burkit.lab.chance.Seed;

/**
 * What a network runs under, apart from what is in it.
 *
 * @param clock the real time, for certificates and captures
 * @param censorsClock what middleboxes take for the time
 * @param seed fixes all that is left to chance: the same seed, the same fate of the same packets
 * @param taps who listens at links, by the name of the port
 */
public record Conditions(
    InstantSource clock, InstantSource censorsClock, Seed seed, Map<String, Tap> taps) {
  private static final Seed USUAL = new Seed(1);

  public Conditions {
    taps = Map.copyOf(taps);
  }

  /** The real time for everyone, the usual seed, nobody listens. */
  public static Conditions usual(InstantSource clock) {
    return new Conditions(clock, clock, USUAL, Map.of());
  }

  public Conditions seeded(Seed other) {
    return new Conditions(clock, censorsClock, other, taps);
  }

  public Conditions tapped(Map<String, Tap> other) {
    return new Conditions(clock, censorsClock, seed, other);
  }

  /** The same, and for the censors this very moment is {@code start}. */
  public Conditions beginning(Instant start) {
    Duration ahead = Duration.between(clock.instant(), start);
    return new Conditions(clock, () -> clock.instant().plus(ahead), seed, taps);
  }
}
