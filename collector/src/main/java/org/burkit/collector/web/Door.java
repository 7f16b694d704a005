package org.burkit.collector.web;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where and how a server is reached.
 *
 * @param certificate what it shows over TLS; empty for plain HTTP
 * @param proxies those who may say for whom they call
 */
public record Door(
    InetSocketAddress listen, Optional<PemFiles> certificate, List<AddressBlock> proxies) {
  public Door {
    proxies = List.copyOf(proxies);
  }

  /** Plain HTTP, without a proxy before it. */
  public static Door plain(InetSocketAddress listen) {
    return new Door(listen, Optional.empty(), List.of());
  }

  /** The address that a person would type, for the port that was got. */
  public String url(int port) {
    String host = listen.getHostString();
    return (certificate.isPresent() ? "https://" : "http://")
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port;
  }
}
