package org.burkit.lab.world;

import java.time.Duration;

/** How a provider's resolver is doing. */
public sealed interface Resolver {
  /** Answers at once. */
  record Prompt() implements Resolver {}

  /** Answers, each time so much later. */
  record Slow(Duration delay) implements Resolver {}

  /** Answers at once; its clients know its IPv6 address only. */
  record OverIpv6() implements Resolver {}

  /** Packets to it vanish. */
  record Silent() implements Resolver {}
}
