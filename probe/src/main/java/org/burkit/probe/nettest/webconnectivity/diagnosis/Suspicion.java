package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** What failed in a measurement, and would be worth an experiment. */
sealed interface Suspicion {
  /** An address as the measurement wrote it down. */
  record Spot(InetAddress ip, int port) {
    InetSocketAddress socket() {
      return new InetSocketAddress(ip, port);
    }

    boolean isIpv6() {
      return ip instanceof Inet6Address;
    }
  }

  /**
   * Connections stand, and what follows the server name fails.
   *
   * @param forged true where a certificate came that does not hold
   */
  record ServerName(Spot at, String name, boolean forged) implements Suspicion {}

  /**
   * The page that comes after a plain request is not the control's, or none comes.
   *
   * @param silent true where none comes
   */
  record Host(Spot at, URI url, boolean silent) implements Suspicion {}

  /** A page begins to come, and ends too early or takes long. */
  record Pace(Spot at, URI url) implements Suspicion {}

  /** No connection comes about, be it over one version of IP alone. */
  record Address(Spot at) implements Suspicion {}

  /** QUIC for that name fails, where not every canary's does as well. */
  record QuicName(Spot at, String name) implements Suspicion {}

  /** A name is answered in clear, and not where it is hidden. */
  record HiddenName(Hideable target) implements Suspicion {
    @Override
    public Spot at() {
      return target.at();
    }
  }

  /**
   * A resolver over UDP answers otherwise than an encrypted one, or twice, or not.
   *
   * @param type of the records that were asked for, A or AAAA
   */
  record Resolver(Spot at, String name, String type) implements Suspicion {}

  Spot at();
}
