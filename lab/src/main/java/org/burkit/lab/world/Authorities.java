package org.burkit.lab.world;

import java.time.Instant;
import org.burkit.lab.server.CertificateAuthority;

/**
 * Who signs certificates in the lab.
 *
 * @param sites the authority that programs trust
 * @param state the one of interceptors, whose root the lab's list of interception roots has
 */
record Authorities(CertificateAuthority sites, CertificateAuthority state) {
  private static final String LAB_ROOT = "CN=Burkit Lab Root,O=Burkit Lab";

  /** The issuer that the lab's list of interception roots names. */
  private static final String STATE_ROOT = "CN=Lab Security Authority,O=LSA,C=KZ";

  static Authorities create(Instant now) {
    return new Authorities(
        CertificateAuthority.create(LAB_ROOT, now, false),
        CertificateAuthority.create(STATE_ROOT, now, true));
  }
}
