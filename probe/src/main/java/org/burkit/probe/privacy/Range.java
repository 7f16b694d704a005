package org.burkit.probe.privacy;

import java.net.InetAddress;

/**
 * All addresses of one IP version that begin with the same bits.
 *
 * @param bits how many of {@code base} count; all of them for one address
 */
record Range(InetAddress base, int bits) {

  static Range one(InetAddress address) {
    return new Range(address, address.getAddress().length * Byte.SIZE);
  }

  boolean isOne() {
    return bits == base.getAddress().length * Byte.SIZE;
  }

  boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
