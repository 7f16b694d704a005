package org.burkit.lists;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells addresses of the public Internet from those of a machine, a link, a home or a provider's
 * own network (RFC 6890), also where an IPv4 address stands inside an IPv6 one. The range for
 * benchmarks (198.18.0.0/15) counts as public: no home has it, and the lab's Internet lies there.
 */
public final class PublicAddress {
  private PublicAddress() {}

  /** True where a volunteer's machine may be led to an address. */
  public static boolean is(InetAddress address) {
    return !(address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress())
        && switch (address) {
          case Inet4Address v4 -> isPublic(v4.getAddress());
          case Inet6Address v6 -> isPublic(v6);
          default -> false;
        };
  }

  private static boolean isPublic(byte[] ip) {
    int first = ip[0] & 0xff;
    int second = ip[1] & 0xff;
    boolean thisNetwork = first == 0; // RFC 791
    boolean shared = first == 100 && (second & 0xc0) == 64; // RFC 6598
    boolean protocols = first == 192 && second == 0 && ip[2] == 0; // RFC 6890
    boolean reserved = first >= 240; // RFC 1112
    return !(thisNetwork || shared || protocols || reserved);
  }

  private static boolean isPublic(Inet6Address address) {
    byte[] ip = address.getAddress();
    boolean uniqueLocal = (ip[0] & 0xfe) == 0xfc; // RFC 4193
    boolean translated = ip[0] == 0 && ip[1] == 0x64 && (ip[2] & 0xff) == 0xff; // RFC 6052
    boolean sixToFour = ip[0] == 0x20 && ip[1] == 0x02; // RFC 3056
    boolean compatible = Arrays.equals(Arrays.copyOf(ip, 12), new byte[12]); // RFC 4291
    return !uniqueLocal
        && (!translated || is(embedded(ip, 12)))
        && (!compatible || is(embedded(ip, 12)))
        && (!sixToFour || is(embedded(ip, 2)));
  }

  private static InetAddress embedded(byte[] ip, int at) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(ip, at, at + 4));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("four bytes are an address", e);
    }
  }
}
