package org.burkit.lab.world;

import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Ip6;

/**
 * The rule by which the lab's IPv6 addresses follow from its IPv4 addresses: both are of blocks for
 * benchmarks (RFC 2544, RFC 5180), the second and third octet become the subnet, the last one the
 * host. So 198.18.20.11 has the kin 2001:2:0:1214::b, and a /24 has a /64. Pure.
 */
final class Kin {
  /** The first 48 bits of every address, in the upper half. */
  private static final long BLOCK = Ip6.parse("2001:2::").high();

  /** How much longer a prefix becomes. */
  private static final int LONGER = 40;

  private Kin() {}

  static Ip6 of(Ip address) {
    return switch (address) {
      case Ip4(int bits) -> new Ip6(BLOCK | ((bits >>> 8) & 0xffff), bits & 0xff);
      case Ip6 six -> six;
    };
  }

  static Cidr of(Cidr block) {
    return switch (block.base()) {
      case Ip4 four -> new Cidr(of(four), block.length() + LONGER);
      case Ip6 _ -> block;
    };
  }

  /** An IPv4 address and its kin. */
  static DualAddress both(Ip address) {
    return switch (address) {
      case Ip4 four -> new DualAddress(four, of(four));
      case Ip6 six -> throw new IllegalArgumentException("kin is of IPv4 addresses, not " + six);
    };
  }
}
