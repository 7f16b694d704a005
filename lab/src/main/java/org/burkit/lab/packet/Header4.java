package org.burkit.lab.packet;

import java.util.Arrays;
import java.util.Optional;

/** The header of IPv4 (RFC 791). */
record Header4(int length, int protocol) implements Header {
  private static final int SHORTEST = 20;
  private static final int DONT_FRAGMENT = 0x4000;
  private static final int CHECKSUM_AT = 10;

  static Optional<Packet> read(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      return Optional.empty();
    }
    int length = (bytes[0] & 15) * 4;
    int total = Bytes.int16(bytes, 2);
    boolean fragment = (Bytes.int16(bytes, 6) & 0x3fff) != 0;
    if (length < SHORTEST || total < length || total > bytes.length || fragment) {
      return Optional.empty();
    }
    byte[] whole = total == bytes.length ? bytes : Arrays.copyOf(bytes, total);
    return Optional.of(new Packet(whole, new Header4(length, Bytes.int8(bytes, 9))));
  }

  static Packet frame(int protocol, byte[] segment) {
    byte[] b = new byte[SHORTEST + segment.length];
    b[0] = 0x45;
    Bytes.put16(b, 2, b.length);
    Bytes.put16(b, 6, DONT_FRAGMENT);
    b[9] = (byte) protocol;
    System.arraycopy(segment, 0, b, SHORTEST, segment.length);
    return new Packet(b, new Header4(SHORTEST, protocol));
  }

  @Override
  public int ttlAt() {
    return 8;
  }

  @Override
  public int addressesAt() {
    return 12;
  }

  @Override
  public int addressLength() {
    return 4;
  }

  @Override
  public Ip address(byte[] bytes, int at) {
    return new Ip4(Bytes.int32(bytes, at));
  }

  @Override
  public int identification(byte[] bytes) {
    return Bytes.int16(bytes, 4);
  }

  @Override
  public void identify(byte[] bytes, int identification) {
    Bytes.put16(bytes, 4, identification);
  }

  @Override
  public void seal(byte[] bytes) {
    Bytes.put16(bytes, CHECKSUM_AT, 0);
    Bytes.put16(bytes, CHECKSUM_AT, ~Bytes.sum(bytes, 0, length, 0) & 0xffff);
  }

  @Override
  public int errors() {
    return Packet.ICMP;
  }
}
