package org.burkit.lab.world;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.burkit.lab.server.CertificateAuthority;
import org.burkit.lab.server.Identity;

/** Makes the certificates that an interceptor shows, one for each name. Any thread may ask. */
final class Interceptor {
  private static final String UNKNOWN = "CN=Secure Gateway,O=Gateway";
  private static final String ISSUING = "CN=Lab Security Issuing Authority,O=LSA,C=KZ";

  private final CertificateAuthority genuine;
  private final CertificateAuthority state;
  private final Instant now;
  private final Map<String, Identity> imitations = new ConcurrentHashMap<>();

  Interceptor(Authorities authorities, Instant now) {
    this.genuine = authorities.sites();
    this.state = authorities.state();
    this.now = now;
  }

  CertificateAuthority state() {
    return state;
  }

  /** The identity for a server name. */
  Function<String, Identity> identities(Interception interception) {
    return switch (interception) {
      case KNOWN_ROOT -> state::identify;
      case ROTATED_ROOT -> authority(state.root().getSubjectX500Principal().getName())::identify;
      case UNKNOWN_ROOT -> authority(UNKNOWN)::identify;
      case EXPIRED_INTERMEDIATE -> state.expiredIntermediate(ISSUING)::identify;
      case COPIED_LEAF -> imitating(authority(UNKNOWN));
    };
  }

  private Function<String, Identity> imitating(CertificateAuthority own) {
    return name ->
        imitations.computeIfAbsent(
            name, n -> own.imitate(genuine.identify(n).chain().getFirst(), n));
  }

  private CertificateAuthority authority(String subject) {
    return CertificateAuthority.create(subject, now, true);
  }
}
