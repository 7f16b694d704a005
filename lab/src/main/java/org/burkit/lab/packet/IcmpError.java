package org.burkit.lab.packet;

/**
 * Builder of the errors that routers send (RFC 792 for IPv4, RFC 4443 for IPv6): 8 bytes of header,
 * then the start of the packet in question.
 */
public final class IcmpError {
  private static final int V4_QUOTED_BEYOND_HEADER = 8;

  /** So that the whole report fits the smallest link of IPv6. */
  private static final int V6_QUOTED = 1280 - 48;

  private record Kind(int type, int code) {}

  private IcmpError() {}

  /** What the router {@code hop} tells the sender of a packet whose time to live ran out there. */
  public static Packet timeExceeded(Ip hop, Packet dead) {
    return switch (dead.family()) {
      case IPV4 -> about(hop, dead, new Kind(11, 0));
      case IPV6 -> about(hop, dead, new Kind(3, 0));
    };
  }

  /**
   * What a filter at {@code hop} tells the sender of a packet it forbids (RFC 1812 section 5.2.7.1,
   * RFC 4443 section 3.1).
   */
  public static Packet prohibited(Ip hop, Packet forbidden) {
    return switch (forbidden.family()) {
      case IPV4 -> about(hop, forbidden, new Kind(3, 13));
      case IPV6 -> about(hop, forbidden, new Kind(1, 1));
    };
  }

  private static Packet about(Ip hop, Packet dead, Kind kind) {
    byte[] message = new byte[8 + quoted(dead)];
    message[0] = (byte) kind.type();
    message[1] = (byte) kind.code();
    System.arraycopy(dead.raw(), 0, message, 8, message.length - 8);
    return Packet.build(hop, dead.source(), dead.errors(), message);
  }

  private static int quoted(Packet dead) {
    int most =
        switch (dead.family()) {
          case IPV4 -> dead.headerLength() + V4_QUOTED_BEYOND_HEADER;
          case IPV6 -> V6_QUOTED;
        };
    return Math.min(dead.length(), most);
  }
}
