package org.burkit.collector.web;

import java.net.InetAddress;

/** The addresses that share a prefix, of either family. */
public record AddressBlock(InetAddress first, int prefixLength) {
  public AddressBlock {
    int bits = first.getAddress().length * 8;
    if (prefixLength < 0 || prefixLength > bits) {
      throw new IllegalArgumentException(
          "a prefix of "
              + first.getHostAddress()
              + " has 0 to "
              + bits
              + " bits, got "
              + prefixLength);
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, or a single address.
   *
   * @throws IllegalArgumentException where it is neither
   */
  public static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int whole = first.getAddress().length * 8;
    return new AddressBlock(first, slash < 0 ? whole : Integer.parseInt(text.substring(slash + 1)));
  }

  /** False for an address of the other family. */
  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    int whole = prefixLength / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != theirs[i]) {
        return false;
      }
    }
    int rest = prefixLength % 8;
    return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xFF & (0xFF << (8 - rest))) == 0;
  }
}
