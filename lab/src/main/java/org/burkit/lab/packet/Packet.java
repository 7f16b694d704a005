package org.burkit.lab.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * One IPv4 packet (RFC 791), immutable, with a header that was checked against its length. Equality
 * is that of the bytes.
 */
public final class Packet {
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int INITIAL_TTL = 64;

  private static final int HEADER = 20;
  private static final int DONT_FRAGMENT = 0x4000;

  private final byte[] bytes;

  private Packet(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the bytes over; empty if they are not a whole, unfragmented IPv4 packet. */
  public static Optional<Packet> read(byte[] bytes) {
    if (bytes.length < HEADER || bytes[0] >> 4 != 4) {
      return Optional.empty();
    }
    int header = (bytes[0] & 15) * 4;
    int total = Bytes.int16(bytes, 2);
    boolean fragment = (Bytes.int16(bytes, 6) & 0x3fff) != 0;
    if (header < HEADER || total < header || total > bytes.length || fragment) {
      return Optional.empty();
    }
    return Optional.of(new Packet(total == bytes.length ? bytes : Arrays.copyOf(bytes, total)));
  }

  /** A new packet around a transport segment whose checksum field is filled in here. */
  static Packet build(Ip4 source, Ip4 destination, int protocol, byte[] segment) {
    byte[] b = new byte[HEADER + segment.length];
    b[0] = 0x45;
    Bytes.put16(b, 2, b.length);
    Bytes.put16(b, 6, DONT_FRAGMENT);
    b[8] = INITIAL_TTL;
    b[9] = (byte) protocol;
    Bytes.put32(b, 12, source.bits());
    Bytes.put32(b, 16, destination.bits());
    System.arraycopy(segment, 0, b, HEADER, segment.length);
    return new Packet(b).withChecksums();
  }

  public Ip4 source() {
    return new Ip4(Bytes.int32(bytes, 12));
  }

  public Ip4 destination() {
    return new Ip4(Bytes.int32(bytes, 16));
  }

  public int protocol() {
    return Bytes.int8(bytes, 9);
  }

  public int identification() {
    return Bytes.int16(bytes, 4);
  }

  public int ttl() {
    return Bytes.int8(bytes, 8);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The same packet as if it had been sent with another time to live and identification. */
  public Packet sentWith(int ttl, int identification) {
    byte[] b = bytes.clone();
    b[8] = (byte) ttl;
    Bytes.put16(b, 4, identification);
    return new Packet(b).withChecksums();
  }

  /** The same TCP packet with another window; the segment starts where the header ends. */
  Packet withWindow(int window) {
    byte[] b = bytes.clone();
    Bytes.put16(b, headerLength() + 14, window);
    return new Packet(b).withChecksums();
  }

  /** The same packet one hop later. */
  public Packet withTtlDecremented() {
    byte[] b = bytes.clone();
    b[8]--;
    int checksum = Bytes.int16(b, 10) + 0x100;
    Bytes.put16(b, 10, (checksum & 0xffff) + (checksum >>> 16));
    return new Packet(b);
  }

  /**
   * The same packet with other end points, ports included: what an address translator makes of it.
   */
  Packet readdressed(Ip4 source, int sourcePort, Ip4 destination, int destinationPort) {
    byte[] b = bytes.clone();
    Bytes.put32(b, 12, source.bits());
    Bytes.put32(b, 16, destination.bits());
    Bytes.put16(b, headerLength(), sourcePort);
    Bytes.put16(b, headerLength() + 2, destinationPort);
    return new Packet(b).withChecksums();
  }

  int headerLength() {
    return (bytes[0] & 15) * 4;
  }

  public int length() {
    return bytes.length;
  }

  /** The array itself, for the readers of this package, which do not write to it. */
  byte[] raw() {
    return bytes;
  }

  private Packet withChecksums() {
    int header = headerLength();
    Bytes.put16(bytes, 10, 0);
    Bytes.put16(bytes, 10, ~Bytes.sum(bytes, 0, header, 0) & 0xffff);
    int field = checksumField();
    int length = bytes.length - header;
    long pseudo = protocol() == ICMP ? 0 : protocol() + length + Bytes.sum(bytes, 12, 8, 0);
    Bytes.put16(bytes, header + field, 0);
    int checksum = ~Bytes.sum(bytes, header, length, pseudo) & 0xffff;
    // An all-zero UDP checksum would mean "none" (RFC 768).
    Bytes.put16(bytes, header + field, protocol() == UDP && checksum == 0 ? 0xffff : checksum);
    return this;
  }

  private int checksumField() {
    return switch (protocol()) {
      case TCP -> 16;
      case UDP -> 6;
      case ICMP -> 2;
      default -> throw new IllegalStateException("no checksum known for protocol " + protocol());
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packet that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return source()
        + " > "
        + destination()
        + " protocol "
        + protocol()
        + ", "
        + bytes.length
        + " B";
  }
}
