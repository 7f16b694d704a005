package org.burkit.lists;

import java.util.Set;
import org.burkit.model.EndpointProtocol;

/**
 * Ports that a list may send a volunteer to: those of the web, of messengers and of calls. Others
 * are somebody's mail, shell or database, where a knock looks like the scan before an attack.
 */
public final class Ports {
  private static final Set<Integer> PLAIN = Set.of(80, 443, 8080, 8443);
  private static final Set<Integer> TLS = Set.of(443, 8443);
  private static final Set<Integer> MESSENGERS = Set.of(5222, 5223, 5228, 4244, 5242);
  private static final Set<Integer> CALLS =
      Set.of(3478, 3479, 3480, 3481, 5349, 19302, 19303, 19304, 19305);

  private Ports() {}

  /** True where pages are served. */
  public static boolean isWeb(int port) {
    return PLAIN.contains(port);
  }

  /** True where a port is one that an endpoint of this kind has. */
  public static boolean fits(EndpointProtocol protocol, int port) {
    return switch (protocol) {
      case TCP -> PLAIN.contains(port) || MESSENGERS.contains(port);
      case TLS -> TLS.contains(port) || MESSENGERS.contains(port);
      case HTTPS, QUIC -> TLS.contains(port);
      case STUN -> CALLS.contains(port);
    };
  }
}
