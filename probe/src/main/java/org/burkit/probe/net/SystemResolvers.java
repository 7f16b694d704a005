package org.burkit.probe.net;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/** The name servers that this machine is set to use ({@code /etc/resolv.conf} and its like). */
public final class SystemResolvers {
  private SystemResolvers() {}

  /** In the order of preference; at least one, since a machine without any asks itself. */
  public static List<InetSocketAddress> servers() {
    return List.copyOf(ResolverConfig.getCurrentConfig().servers());
  }
}
