package org.burkit.model;

import java.util.Base64;
import java.util.Optional;

/**
 * A certificate that a TLS server showed, as it came.
 *
 * @param base64 its DER form, in base64 (RFC 4648 section 4)
 */
public record PeerCertificate(String base64) {

  public static PeerCertificate of(byte[] der) {
    return new PeerCertificate(Base64.getEncoder().encodeToString(der));
  }

  /** The DER bytes; empty where the text is not base64. */
  public byte[] der() {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** SHA-256 of the DER bytes, 64 small hex digits. */
  public String sha256() {
    return Sha256.hex(der());
  }

  /** Who signed it, by the name in it; empty where it is no certificate. */
  public Optional<DistinguishedName> issuer() {
    return DistinguishedName.issuer(der());
  }
}
