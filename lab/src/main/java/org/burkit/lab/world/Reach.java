package org.burkit.lab.world;

/** How far one gets towards a site before it can say anything. */
public sealed interface Reach {
  /** It listens and takes everyone. */
  record Open() implements Reach {}

  /** Resets one connection in {@code oneIn}, in a sequence fixed by the world's seed. */
  record Flaky(int oneIn) implements Reach {}

  /** Nobody listens: the kernel refuses. */
  record Closed() implements Reach {}

  /** Packets to its address vanish. */
  record Silent() implements Reach {}

  /** Its own name servers are broken: every resolver answers SERVFAIL. */
  record Lame() implements Reach {}
}
