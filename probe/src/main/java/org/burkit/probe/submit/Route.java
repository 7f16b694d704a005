package org.burkit.probe.submit;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.burkit.probe.net.Addresses;

/**
 * One way to a collector.
 *
 * @param place among all ways as they were given and signed, from 1: what a way is known by
 * @param proxy of SOCKS5, which finds the name as well; empty for the straight way
 * @param overQuic by HTTP/3, which who blocks TCP may let through
 */
public record Route(int place, HttpUrl url, Optional<InetSocketAddress> proxy, boolean overQuic) {

  /** By TCP. */
  public Route(int place, HttpUrl url, Optional<InetSocketAddress> proxy) {
    this(place, url, proxy, false);
  }

  /** Whose sort of way it is: what is written down of it, since its address might be a secret. */
  public enum Kind {
    /** By a name that the DNS has to find. */
    NAME,
    /** By an address that stands there. */
    ADDRESS,
    /** By HTTP/3, to a name or an address. */
    QUIC,
    /** Through a proxy. */
    PROXY,
    /** Through a proxy, to a hidden service. */
    ONION;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Kind kind() {
    if (isOnion(url)) {
      return Kind.ONION;
    }
    if (proxy.isPresent()) {
      return Kind.PROXY;
    }
    if (overQuic) {
      return Kind.QUIC;
    }
    return Addresses.parse(url.host()).isPresent() ? Kind.ADDRESS : Kind.NAME;
  }

  /** True where the collector sees another's address: it must not take its network for ours. */
  public boolean isIndirect() {
    return proxy.isPresent();
  }

  /** True for names that only Tor finds. */
  public static boolean isOnion(HttpUrl url) {
    return url.host().endsWith(".onion");
  }
}
