package org.burkit.lab.packet;

/** A block of IPv4 addresses: the first one and the number of leading bits that all share. */
public record Cidr(Ip4 base, int length) {
  public Cidr {
    if (length < 0 || length > 32) {
      throw new IllegalArgumentException("prefix length out of 0..32: " + length);
    }
    if ((base.bits() & ~mask(length)) != 0) {
      throw new IllegalArgumentException("bits set beyond the prefix: " + base + "/" + length);
    }
  }

  /** Reads {@code 198.18.0.0/15}. */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("expected address/length, got: " + text);
    }
    return new Cidr(
        Ip4.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  public boolean contains(Ip4 address) {
    return (address.bits() & mask(length)) == base.bits();
  }

  private static int mask(int length) {
    return length == 0 ? 0 : -1 << (32 - length);
  }

  @Override
  public String toString() {
    return base + "/" + length;
  }
}
