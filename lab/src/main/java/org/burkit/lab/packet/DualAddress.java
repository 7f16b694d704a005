package org.burkit.lab.packet;

/** The addresses of one machine, one of each family. */
public record DualAddress(Ip4 four, Ip6 six) {

  public Ip of(Family family) {
    return switch (family) {
      case IPV4 -> four;
      case IPV6 -> six;
    };
  }
}
