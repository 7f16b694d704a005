package org.burkit.lab.world;

import java.time.Duration;
import org.burkit.lab.net.Line;

/**
 * How homes reach their provider, censorship apart.
 *
 * @param line the last stretch to the home
 * @param doorway what stands in the home's own network
 * @param resolver how the provider's resolver is doing
 */
public record Access(Line line, Doorway doorway, Resolver resolver) {
  /** Nothing is the matter. */
  public static final Access SOUND = new Access(Line.CLEAR, Doorway.NONE, new Resolver.Prompt());

  /** Over a line that loses a share of packets, each way. */
  public static Access losing(double share) {
    return over(Line.losing(share));
  }

  /** Over a line on which every packet takes longer, each way. */
  public static Access slow(Duration delay) {
    return over(Line.slow(delay));
  }

  /** Over a line that mixes up the order of a share of packets, each way. */
  public static Access reordering(double share) {
    return over(Line.reordering(share));
  }

  public static Access behind(Doorway doorway) {
    return new Access(Line.CLEAR, doorway, new Resolver.Prompt());
  }

  public static Access with(Resolver resolver) {
    return new Access(Line.CLEAR, Doorway.NONE, resolver);
  }

  private static Access over(Line line) {
    return new Access(line, Doorway.NONE, new Resolver.Prompt());
  }
}
