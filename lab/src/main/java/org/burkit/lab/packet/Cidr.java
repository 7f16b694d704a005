package org.burkit.lab.packet;

import java.math.BigInteger;

/** A block of addresses: the first one and the number of leading bits that all share. */
public record Cidr(Ip base, int length) {
  public Cidr {
    int bits = base.family().bits();
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException("prefix length out of 0.." + bits + ": " + length);
    }
    int lowest = new BigInteger(1, base.octets()).getLowestSetBit();
    if (lowest >= 0 && lowest < bits - length) {
      throw new IllegalArgumentException("bits set beyond the prefix: " + base + "/" + length);
    }
  }

  /** Reads {@code 198.18.0.0/15} or {@code 2001:2::/48}. */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("expected address/length, got: " + text);
    }
    return new Cidr(
        Ip.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** Says whether an address lies in the block; one of the other family never does. */
  public boolean contains(Ip address) {
    return switch (base) {
      case Ip4(int bits) -> address instanceof Ip4(int others) && same32(bits, others, length);
      case Ip6(long high, long low) ->
          address instanceof Ip6(long otherHigh, long otherLow)
              && same64(high, otherHigh, Math.min(length, 64))
              && same64(low, otherLow, Math.max(length - 64, 0));
    };
  }

  private static boolean same32(int a, int b, int leading) {
    return leading == 0 || (a ^ b) >>> (32 - leading) == 0;
  }

  private static boolean same64(long a, long b, int leading) {
    return leading == 0 || (a ^ b) >>> (64 - leading) == 0;
  }

  @Override
  public String toString() {
    return base + "/" + length;
  }
}
