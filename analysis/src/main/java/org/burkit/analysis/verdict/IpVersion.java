package org.burkit.analysis.verdict;

import java.util.Locale;

/** The two versions of IP, each a way of its own to a site. */
public enum IpVersion {
  IPV4,
  IPV6;

  static IpVersion of(String address) {
    return address.indexOf(':') >= 0 ? IPV6 : IPV4;
  }

  /** True where that type of question asks for addresses of this version. */
  boolean isAskedForBy(String queryType) {
    return switch (queryType) {
      case "AAAA" -> this == IPV6;
      case "HTTPS" -> false;
      default -> this == IPV4;
    };
  }

  /** {@code ipv4} or {@code ipv6}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
