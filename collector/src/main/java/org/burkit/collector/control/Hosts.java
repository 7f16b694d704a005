package org.burkit.collector.control;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Addresses as text, read without ever asking a resolver. */
final class Hosts {
  private static final int LARGEST_PORT = 65_535;

  private Hosts() {}

  static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isLiteral(String text) {
    return literal(text).isPresent();
  }

  /** Reads {@code 192.0.2.1:443} and {@code [2001:db8::1]:443}. */
  static Optional<InetSocketAddress> endpoint(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      return literal(org.burkit.model.Endpoint.ip(text))
          .filter(address -> port > 0 && port <= LARGEST_PORT)
          .map(address -> new InetSocketAddress(address, port));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
