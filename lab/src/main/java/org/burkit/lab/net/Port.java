package org.burkit.lab.net;

import java.util.List;
import org.burkit.lab.packet.Cidr;

/**
 * Where a namespace meets the Internet: the addresses behind it, the line to its first router, and
 * its hops, the nearest to it first.
 */
public record Port(String name, List<Cidr> prefixes, Line line, List<Hop> hops) {
  public Port {
    prefixes = List.copyOf(prefixes);
    hops = List.copyOf(hops);
  }

  /** With a line that adds nothing. */
  public Port(String name, List<Cidr> prefixes, List<Hop> hops) {
    this(name, prefixes, Line.CLEAR, hops);
  }
}
