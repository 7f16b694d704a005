package org.burkit.lab.server;

import org.burkit.lab.packet.Ip;

/** What a resolver says instead of the truth. */
public sealed interface Lie {
  record NoSuchName() implements Lie {}

  record Refused() implements Lie {}

  record ServerFailure() implements Lie {}

  /**
   * There is no such name, but to questions for IPv6 addresses only: a known fault of name servers
   * (RFC 4074 section 4.2), and a way to block.
   */
  record NoSuchNameForIpv6() implements Lie {}

  record FalseAddress(Ip address) implements Lie {}

  /** The truth, except that the HTTPS record holds no ECH configurations. */
  record WithoutEch() implements Lie {}

  /** The truth, except that there is no HTTPS record. */
  record WithoutService() implements Lie {}
}
