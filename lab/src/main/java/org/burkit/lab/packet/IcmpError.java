package org.burkit.lab.packet;

/**
 * Builder of the ICMP errors that routers send (RFC 792): 8 bytes of header, then the start of the
 * packet in question.
 */
public final class IcmpError {
  private static final int UNREACHABLE = 3;
  private static final int TIME_EXCEEDED = 11;
  private static final int ADMINISTRATIVELY_PROHIBITED = 13;
  private static final int QUOTED_BEYOND_HEADER = 8;

  private IcmpError() {}

  /** What the router {@code hop} tells the sender of a packet whose time to live ran out there. */
  public static Packet timeExceeded(Ip4 hop, Packet dead) {
    return about(hop, dead, TIME_EXCEEDED, 0);
  }

  /** What a filter at {@code hop} tells the sender of a packet it forbids (RFC 1812 5.2.7.1). */
  public static Packet prohibited(Ip4 hop, Packet forbidden) {
    return about(hop, forbidden, UNREACHABLE, ADMINISTRATIVELY_PROHIBITED);
  }

  private static Packet about(Ip4 hop, Packet dead, int type, int code) {
    int quoted = Math.min(dead.length(), dead.headerLength() + QUOTED_BEYOND_HEADER);
    byte[] message = new byte[8 + quoted];
    message[0] = (byte) type;
    message[1] = (byte) code;
    System.arraycopy(dead.raw(), 0, message, 8, quoted);
    return Packet.build(hop, dead.source(), Packet.ICMP, message);
  }
}
