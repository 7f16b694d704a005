package org.burkit.lab.world;

import java.util.Set;

/** How a site treats those who come, censors apart. */
public sealed interface Serving {
  /** Gives its page to everyone. */
  record Page() implements Serving {}

  /** Gives everyone a page about blocked sites, in the words of block pages. */
  record TalkingOfBlocks() implements Serving {}

  /** Answers 451 to clients of some networks (RFC 7725), its page to others. */
  record Refusing(Set<Asn> networks) implements Serving {
    public Refusing {
      networks = Set.copyOf(networks);
    }
  }

  /** Resets one connection in {@code oneIn}, in a sequence fixed by the seed. */
  record Flaky(int oneIn, long seed) implements Serving {}

  /** Nobody listens: the kernel refuses. */
  record Closed() implements Serving {}

  /** Packets to its address vanish. */
  record Silent() implements Serving {}
}
