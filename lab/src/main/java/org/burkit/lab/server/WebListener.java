package org.burkit.lab.server;

import java.util.Optional;
import java.util.function.Function;
import org.burkit.lab.packet.Endpoint;

/**
 * One listening end point of a web server.
 *
 * @param identities the identity for a server name (empty string: none was sent); empty for plain
 *     HTTP
 */
public record WebListener(
    Endpoint at,
    Optional<Function<String, Identity>> identities,
    Responder responder,
    Admission admission) {

  public static WebListener plain(Endpoint at, Responder responder, Admission admission) {
    return new WebListener(at, Optional.empty(), responder, admission);
  }

  public static WebListener tls(
      Endpoint at,
      Function<String, Identity> identities,
      Responder responder,
      Admission admission) {
    return new WebListener(at, Optional.of(identities), responder, admission);
  }
}
