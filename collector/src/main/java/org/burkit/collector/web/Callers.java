package org.burkit.collector.web;

import java.net.InetAddress;
import java.util.List;

/**
 * Who called, where proxies stand before the server. Pure.
 *
 * <p>{@code X-Forwarded-For} is read from its end for as long as those who wrote it are trusted:
 * what a caller puts into it himself is never reached.
 */
record Callers(List<AddressBlock> proxies) {
  Callers {
    proxies = List.copyOf(proxies);
  }

  /**
   * The caller's address.
   *
   * @param peer at the other end of the connection
   * @param forwarded all values of the header in order, parted by commas; empty for none
   */
  InetAddress of(InetAddress peer, String forwarded) {
    InetAddress caller = peer;
    List<String> hops = List.of(forwarded.split(",", -1));
    for (String hop : hops.reversed()) {
      if (!isProxy(caller)) {
        return caller;
      }
      try {
        caller = InetAddress.ofLiteral(hop.strip());
      } catch (IllegalArgumentException notAnAddress) {
        return caller;
      }
    }
    return caller;
  }

  private boolean isProxy(InetAddress address) {
    return proxies.stream().anyMatch(block -> block.contains(address));
  }
}
