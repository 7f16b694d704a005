package org.burkit.lab.packet;

/** Big-endian numbers in a byte array, and the Internet checksum (RFC 1071). */
final class Bytes {
  private Bytes() {}

  static int int8(byte[] b, int at) {
    return b[at] & 0xff;
  }

  static int int16(byte[] b, int at) {
    return int8(b, at) << 8 | int8(b, at + 1);
  }

  static int int32(byte[] b, int at) {
    return int16(b, at) << 16 | int16(b, at + 2);
  }

  static void put16(byte[] b, int at, int value) {
    b[at] = (byte) (value >>> 8);
    b[at + 1] = (byte) value;
  }

  static void put32(byte[] b, int at, int value) {
    put16(b, at, value >>> 16);
    put16(b, at + 2, value);
  }

  /** The one's-complement sum of a range, started from {@code initial}, folded to 16 bits. */
  static int sum(byte[] b, int at, int length, long initial) {
    long sum = initial;
    int i = at;
    int end = at + length;
    for (; i + 1 < end; i += 2) {
      sum += int16(b, i);
    }
    if (i < end) {
      sum += (long) int8(b, i) << 8;
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return (int) sum;
  }
}
