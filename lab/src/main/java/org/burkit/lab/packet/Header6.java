package org.burkit.lab.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * The header of IPv6 with the extensions after it (RFC 8200). What lies in a fragment is not looked
 * at: its protocol is that of fragments.
 */
record Header6(int length, int protocol) implements Header {
  private static final int FIXED = 40;
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int DESTINATION_OPTIONS = 60;

  /** More extensions than anyone sends. */
  private static final int MOST_EXTENSIONS = 8;

  static Optional<Packet> read(byte[] bytes) {
    if (bytes.length < FIXED) {
      return Optional.empty();
    }
    int total = FIXED + Bytes.int16(bytes, 4);
    if (total > bytes.length) {
      return Optional.empty();
    }
    byte[] whole = total == bytes.length ? bytes : Arrays.copyOf(bytes, total);
    return Optional.of(new Packet(whole, skipExtensions(whole)));
  }

  private static Header6 skipExtensions(byte[] b) {
    int protocol = Bytes.int8(b, 6);
    int at = FIXED;
    for (int i = 0; i < MOST_EXTENSIONS && isSkipped(protocol) && at + 8 <= b.length; i++) {
      int length = 8 + 8 * Bytes.int8(b, at + 1);
      if (at + length > b.length) {
        break;
      }
      protocol = Bytes.int8(b, at);
      at += length;
    }
    return new Header6(at, protocol);
  }

  private static boolean isSkipped(int protocol) {
    return protocol == HOP_BY_HOP || protocol == ROUTING || protocol == DESTINATION_OPTIONS;
  }

  static Packet frame(int protocol, byte[] segment) {
    byte[] b = new byte[FIXED + segment.length];
    b[0] = 0x60;
    Bytes.put16(b, 4, segment.length);
    b[6] = (byte) protocol;
    System.arraycopy(segment, 0, b, FIXED, segment.length);
    return new Packet(b, new Header6(FIXED, protocol));
  }

  @Override
  public int ttlAt() {
    return 7;
  }

  @Override
  public int addressesAt() {
    return 8;
  }

  @Override
  public int addressLength() {
    return 16;
  }

  @Override
  public Ip address(byte[] bytes, int at) {
    return Ip6.at(bytes, at);
  }

  @Override
  public int identification(byte[] bytes) {
    return 0;
  }

  @Override
  public void identify(byte[] bytes, int identification) {}

  @Override
  public void seal(byte[] bytes) {}

  @Override
  public int errors() {
    return Packet.ICMPV6;
  }
}
