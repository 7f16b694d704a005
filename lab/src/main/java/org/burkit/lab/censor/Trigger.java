package org.burkit.lab.censor;

import org.burkit.lab.packet.Endpoint;

/** What a censor looks for. */
public sealed interface Trigger {
  /** A question to UDP port 53, whoever is asked. */
  record DnsName(Names names) implements Trigger {}

  /** The server name of a TLS ClientHello on any port, also when split over segments. */
  record TlsServerName(Names names) implements Trigger {}

  /** The Host of a plain HTTP/1 request on any port. */
  record HttpHost(Names names) implements Trigger {}

  /** A TCP connection to one end point. */
  record Destination(Endpoint endpoint) implements Trigger {}

  /** A TCP connection to a port, whoever's it is. */
  record DestinationPort(int port) implements Trigger {}
}
