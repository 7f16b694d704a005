package org.burkit.lab.packet;

import java.util.Arrays;
import java.util.Optional;

/** A UDP datagram inside its packet (RFC 768). */
public final class UdpDatagram {
  private static final int HEADER = 8;

  private final Packet packet;
  private final int at;

  private UdpDatagram(Packet packet) {
    this.packet = packet;
    this.at = packet.headerLength();
  }

  /** The packet's datagram; empty if it holds none or a broken one. */
  public static Optional<UdpDatagram> in(Packet packet) {
    boolean whole =
        packet.protocol() == Packet.UDP && packet.length() >= packet.headerLength() + HEADER;
    return whole ? Optional.of(new UdpDatagram(packet)) : Optional.empty();
  }

  /** A new packet with one datagram. */
  public static Packet build(Endpoint from, Endpoint to, byte[] data) {
    byte[] d = new byte[HEADER + data.length];
    Bytes.put16(d, 0, from.port());
    Bytes.put16(d, 2, to.port());
    Bytes.put16(d, 4, d.length);
    System.arraycopy(data, 0, d, HEADER, data.length);
    return Packet.build(from.address(), to.address(), Packet.UDP, d);
  }

  /** The same datagram between other end points. */
  public Packet readdressed(Endpoint from, Endpoint to) {
    return packet.readdressed(from.address(), from.port(), to.address(), to.port());
  }

  public Endpoint source() {
    return new Endpoint(packet.source(), Bytes.int16(packet.raw(), at));
  }

  public Endpoint destination() {
    return new Endpoint(packet.destination(), Bytes.int16(packet.raw(), at + 2));
  }

  public byte[] data() {
    return Arrays.copyOfRange(packet.raw(), at + HEADER, packet.length());
  }
}
