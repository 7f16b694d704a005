package org.burkit.lab.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * A TCP segment inside its packet (RFC 9293). Sequence numbers wrap: compare them by difference.
 */
public final class TcpSegment {
  public static final int FIN = 1;
  public static final int SYN = 2;
  public static final int RST = 4;
  public static final int PSH = 8;
  public static final int ACK = 16;

  private static final int HEADER = 20;
  private static final int WINDOW = 32_767;

  private final Packet packet;
  private final int at;

  private TcpSegment(Packet packet) {
    this.packet = packet;
    this.at = packet.headerLength();
  }

  /** The packet's segment; empty if it holds none or a broken one. */
  public static Optional<TcpSegment> in(Packet packet) {
    int at = packet.headerLength();
    if (packet.protocol() != Packet.TCP || packet.length() < at + HEADER) {
      return Optional.empty();
    }
    int header = (packet.raw()[at + 12] >> 4 & 15) * 4;
    boolean whole = header >= HEADER && at + header <= packet.length();
    return whole ? Optional.of(new TcpSegment(packet)) : Optional.empty();
  }

  /** A new packet with one segment. */
  public static Packet build(Endpoint from, Endpoint to, int seq, int ack, int flags, byte[] data) {
    byte[] s = new byte[HEADER + data.length];
    Bytes.put16(s, 0, from.port());
    Bytes.put16(s, 2, to.port());
    Bytes.put32(s, 4, seq);
    Bytes.put32(s, 8, ack);
    s[12] = (HEADER / 4) << 4;
    s[13] = (byte) flags;
    Bytes.put16(s, 14, WINDOW);
    System.arraycopy(data, 0, s, HEADER, data.length);
    return Packet.build(from.address(), to.address(), Packet.TCP, s);
  }

  public Endpoint source() {
    return new Endpoint(packet.source(), Bytes.int16(packet.raw(), at));
  }

  public Endpoint destination() {
    return new Endpoint(packet.destination(), Bytes.int16(packet.raw(), at + 2));
  }

  public int seq() {
    return Bytes.int32(packet.raw(), at + 4);
  }

  public int ack() {
    return Bytes.int32(packet.raw(), at + 8);
  }

  public boolean has(int flag) {
    return (packet.raw()[at + 13] & flag) != 0;
  }

  public byte[] data() {
    return Arrays.copyOfRange(packet.raw(), dataStart(), packet.length());
  }

  public int dataLength() {
    return packet.length() - dataStart();
  }

  /** The sequence number after this segment: SYN and FIN count one each. */
  public int nextSeq() {
    return seq() + dataLength() + (has(SYN) ? 1 : 0) + (has(FIN) ? 1 : 0);
  }

  public int window() {
    return Bytes.int16(packet.raw(), at + 14);
  }

  /** The same segment offering another window. */
  public Packet withWindow(int window) {
    return packet.withWindow(window);
  }

  /** The same segment between other end points. */
  public Packet readdressed(Endpoint from, Endpoint to) {
    return packet.readdressed(from.address(), from.port(), to.address(), to.port());
  }

  private int dataStart() {
    return at + (packet.raw()[at + 12] >> 4 & 15) * 4;
  }
}
