package org.burkit.model;

import java.util.List;

/**
 * A certificate authority that is known to sign certificates for sites it does not own. Such roots
 * are replaced often, so the issuer's name counts as well as the digest.
 *
 * @param issuer distinguished name in the form of RFC 2253
 * @param sha256 digests of the root's DER form, 64 small hex digits each; may be empty
 */
public record InterceptionRoot(String name, String issuer, List<String> sha256, String source) {
  public InterceptionRoot {
    sha256 = List.copyOf(sha256);
  }
}
