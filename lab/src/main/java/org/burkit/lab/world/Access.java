package org.burkit.lab.world;

import java.time.Duration;
import java.util.Optional;
import org.burkit.lab.net.Line;

/**
 * How homes reach their provider, censorship apart.
 *
 * @param line the last stretch to the home
 * @param doorway what stands in the home's own network
 * @param resolver how the provider's resolver is doing
 * @param stack which versions of IP they have
 * @param onset when what the line loses and the doorway does begins; from the start if empty
 */
public record Access(
    Line line, Doorway doorway, Resolver resolver, Stack stack, Optional<Onset> onset) {
  /** Nothing is the matter; homes have IPv4 alone. */
  public static final Access SOUND = new Access(Line.CLEAR, Doorway.NONE, new Resolver.Prompt());

  /** Nothing is the matter; homes have both versions of IP. */
  public static final Access DUAL = SOUND.with(Stack.DUAL);

  /** Of homes that have IPv4 alone. */
  public Access(Line line, Doorway doorway, Resolver resolver) {
    this(line, doorway, resolver, Stack.IPV4, Optional.empty());
  }

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

  public Access with(Stack other) {
    return new Access(line, doorway, resolver, other, onset);
  }

  /** Nothing is the matter until then. */
  public Access from(Onset other) {
    return new Access(line, doorway, resolver, stack, Optional.of(other));
  }

  private static Access over(Line line) {
    return new Access(line, Doorway.NONE, new Resolver.Prompt());
  }
}
