package org.burkit.collector.outward;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.collector.web.AddressBlock;

/**
 * Where we may connect to because others ask for it: the public Internet, never the networks around
 * us. Any thread may call it.
 *
 * <p>Refused are the special-purpose addresses (IANA registries of RFC 6890), whatever else is not
 * global unicast, addresses that carry an IPv4 address inside (mapped, 6to4, Teredo), and this
 * machine's own.
 */
public final class ConnectFilter {
  private static final List<AddressBlock> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.31.196.0/24",
              "192.52.193.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "192.175.48.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "2620:4f:8000::/48",
              "3fff::/20")
          .map(AddressBlock::of)
          .toList();
  private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3");
  private static final int SMALLEST_OPEN_PORT = 1024;

  private final boolean allowPrivate;
  private final Set<InetAddress> own;

  private ConnectFilter(boolean allowPrivate, Set<InetAddress> own) {
    this.allowPrivate = allowPrivate;
    this.own = own;
  }

  /** A filter that also knows this machine's addresses as they are now. */
  public static ConnectFilter publicInternet() throws SocketException {
    Set<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .collect(Collectors.toUnmodifiableSet());
    return new ConnectFilter(false, own);
  }

  public static ConnectFilter of(Set<InetAddress> own) {
    return new ConnectFilter(false, own);
  }

  /** Lets everything pass: for a laboratory whose Internet is made of private addresses. */
  public static ConnectFilter everything() {
    return new ConnectFilter(true, Set.of());
  }

  public boolean allows(InetAddress address) {
    if (allowPrivate) {
      return true;
    }
    boolean global = !(address instanceof Inet6Address) || GLOBAL_IPV6.contains(address);
    return global
        && !own.contains(address)
        && SPECIAL.stream().noneMatch(block -> block.contains(address));
  }

  /**
   * The ports a request may lead to: the web's, and the one that its URL names unless that belongs
   * to another well-known service.
   */
  public boolean allowsPort(int port, int portOfUrl) {
    return port == 80
        || port == 443
        || (port == portOfUrl && (allowPrivate || port >= SMALLEST_OPEN_PORT));
  }

  public void check(InetSocketAddress endpoint, int portOfUrl) throws ForbiddenEndpoint {
    if (!allows(endpoint.getAddress())) {
      throw new ForbiddenEndpoint(ForbiddenEndpoint.Why.ADDRESS);
    }
    if (!allowsPort(endpoint.getPort(), portOfUrl)) {
      throw new ForbiddenEndpoint(ForbiddenEndpoint.Why.PORT);
    }
  }
}
