package org.burkit.lab.server;

import java.util.Optional;
import java.util.function.Function;
import org.burkit.lab.ech.EchKey;
import org.burkit.lab.packet.Endpoint;

/**
 * One listening end point of a web server.
 *
 * @param identities the identity for a server name (empty string: none was sent); empty for plain
 *     HTTP
 * @param speech what it speaks over TLS; plain HTTP is always of version 1
 * @param hiding with which key it opens Encrypted Client Hellos, if it does
 * @param deaf whether it falls silent over what it has opened so
 */
public record WebListener(
    Endpoint at,
    Optional<Function<String, Identity>> identities,
    Speech speech,
    Responder responder,
    Admission admission,
    Optional<EchKey> hiding,
    boolean deaf) {

  public static WebListener plain(Endpoint at, Responder responder, Admission admission) {
    return new WebListener(
        at, Optional.empty(), Speech.HTTP_1, responder, admission, Optional.empty(), false);
  }

  /** Over TLS, HTTP of version 2 and 1. */
  public static WebListener tls(
      Endpoint at,
      Function<String, Identity> identities,
      Responder responder,
      Admission admission) {
    return new WebListener(
        at, Optional.of(identities), Speech.BOTH, responder, admission, Optional.empty(), false);
  }

  public WebListener speaking(Speech other) {
    return new WebListener(at, identities, other, responder, admission, hiding, deaf);
  }

  /** The same, taking what clients seal to the key as well (RFC 9849). */
  public WebListener hiding(EchKey key) {
    return new WebListener(at, identities, speech, responder, admission, Optional.of(key), deaf);
  }

  /** The same, falling silent over what clients seal to its key. */
  public WebListener deafToHidden() {
    return new WebListener(at, identities, speech, responder, admission, hiding, true);
  }
}
