package org.burkit.lab.packet;

/** An address and a port of TCP or UDP. */
public record Endpoint(Ip address, int port) {
  public Endpoint {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port out of 0..65535: " + port);
    }
  }

  @Override
  public String toString() {
    return (address.family() == Family.IPV6 ? "[" + address + "]" : address) + ":" + port;
  }
}
