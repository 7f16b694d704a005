package org.burkit.lab.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * One IP packet of either version, immutable, with a header that was checked against its length.
 * Equality is that of the bytes.
 */
public final class Packet {
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ICMPV6 = 58;
  public static final int INITIAL_TTL = 64;

  private final byte[] bytes;
  private final Header header;

  /** Takes the bytes over; their header must be the one that was read there. */
  Packet(byte[] bytes, Header header) {
    this.bytes = bytes;
    this.header = header;
  }

  /**
   * Takes the bytes over; empty if they are not a whole packet, or are a fragment of IPv4, which
   * nobody in the lab sends.
   */
  public static Optional<Packet> read(byte[] bytes) {
    return switch (bytes.length == 0 ? 0 : bytes[0] >> 4 & 15) {
      case 4 -> Header4.read(bytes);
      case 6 -> Header6.read(bytes);
      default -> Optional.empty();
    };
  }

  /** A new packet around a transport segment whose checksum field is filled in here. */
  static Packet build(Ip source, Ip destination, int protocol, byte[] segment) {
    Packet packet =
        switch (source.family()) {
          case IPV4 -> Header4.frame(protocol, segment);
          case IPV6 -> Header6.frame(protocol, segment);
        };
    packet.bytes[packet.header.ttlAt()] = INITIAL_TTL;
    packet.address(source, destination);
    return packet.withChecksums();
  }

  public Family family() {
    return source().family();
  }

  public Ip source() {
    return header.address(bytes, header.addressesAt());
  }

  public Ip destination() {
    return header.address(bytes, header.addressesAt() + header.addressLength());
  }

  public int protocol() {
    return header.protocol();
  }

  /** Of IPv4 alone; IPv6 has none, and 0 stands for it. */
  public int identification() {
    return header.identification(bytes);
  }

  /** The time to live, or hop limit. */
  public int ttl() {
    return Bytes.int8(bytes, header.ttlAt());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The same packet as if it had been sent with another time to live and identification. */
  public Packet sentWith(int ttl, int identification) {
    Packet sent = copy();
    sent.bytes[header.ttlAt()] = (byte) ttl;
    header.identify(sent.bytes, identification);
    return sent.withChecksums();
  }

  /** The same TCP packet with another window; the segment starts where the header ends. */
  Packet withWindow(int window) {
    Packet other = copy();
    Bytes.put16(other.bytes, headerLength() + 14, window);
    return other.withChecksums();
  }

  /** The same packet one hop later. */
  public Packet withTtlDecremented() {
    Packet later = copy();
    later.bytes[header.ttlAt()]--;
    header.seal(later.bytes);
    return later;
  }

  /**
   * The same packet with other end points, ports included: what an address translator makes of it.
   */
  Packet readdressed(Ip source, int sourcePort, Ip destination, int destinationPort) {
    Packet other = copy();
    other.address(source, destination);
    Bytes.put16(other.bytes, headerLength(), sourcePort);
    Bytes.put16(other.bytes, headerLength() + 2, destinationPort);
    return other.withChecksums();
  }

  int headerLength() {
    return header.length();
  }

  public int length() {
    return bytes.length;
  }

  /** The array itself, for the readers of this package, which do not write to it. */
  byte[] raw() {
    return bytes;
  }

  /** The number of the protocol in which routers report errors about this packet. */
  int errors() {
    return header.errors();
  }

  private Packet copy() {
    return new Packet(bytes.clone(), header);
  }

  private void address(Ip source, Ip destination) {
    int length = header.addressLength();
    byte[] from = source.octets();
    byte[] to = destination.octets();
    if (from.length != length || to.length != length) {
      throw new IllegalArgumentException(
          "addresses of two families in one packet: " + source + ", " + destination);
    }
    System.arraycopy(from, 0, bytes, header.addressesAt(), length);
    System.arraycopy(to, 0, bytes, header.addressesAt() + length, length);
  }

  private Packet withChecksums() {
    header.seal(bytes);
    int start = headerLength();
    int field = checksumField();
    int length = bytes.length - start;
    int addresses = Bytes.sum(bytes, header.addressesAt(), 2 * header.addressLength(), 0);
    long pseudo = protocol() == ICMP ? 0 : protocol() + length + addresses;
    Bytes.put16(bytes, start + field, 0);
    int checksum = ~Bytes.sum(bytes, start, length, pseudo) & 0xffff;
    // An all-zero UDP checksum would mean "none" (RFC 768).
    Bytes.put16(bytes, start + field, protocol() == UDP && checksum == 0 ? 0xffff : checksum);
    return this;
  }

  private int checksumField() {
    return switch (protocol()) {
      case TCP -> 16;
      case UDP -> 6;
      case ICMP, ICMPV6 -> 2;
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
