package org.burkit.envelope.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.burkit.model.Sha256;

/**
 * The public key under which a collector signs tokens: RSA of 2048 bits, as publicly verifiable
 * tokens have (RFC 9578, section 6).
 */
public final class IssuerKey {
  /** Bytes of the modulus, of what is blinded, and of each signature. */
  public static final int LENGTH = 256;

  static final int BITS = 8 * LENGTH;
  static final BigInteger EXPONENT = BigInteger.valueOf(65537);

  /** Longer than the encoding of any such key. */
  private static final int LONGEST = 400;

  private final RSAPublicKey key;
  private final byte[] encoded;

  private IssuerKey(RSAPublicKey key) {
    this.key = key;
    this.encoded = key.getEncoded();
  }

  static IssuerKey of(RSAPublicKey key) {
    return new IssuerKey(key);
  }

  /**
   * Reads what {@link #text} wrote; empty for anything else, also for keys of another length or
   * exponent, and for another encoding of the same key: it would be another key's name.
   */
  public static Optional<IssuerKey> parse(String text) {
    if (text.length() > 2 * LONGEST) {
      return Optional.empty();
    }
    try {
      var spec = new X509EncodedKeySpec(Base64.getUrlDecoder().decode(text));
      if (KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key
          && key.getModulus().bitLength() == BITS
          && key.getPublicExponent().equals(EXPONENT)) {
        return Optional.of(new IssuerKey(key)).filter(read -> read.text().equals(text));
      }
      return Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Base64url (RFC 4648) without padding, of the SubjectPublicKeyInfo (RFC 5280). */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(encoded);
  }

  /** SHA-256 of the SubjectPublicKeyInfo: 64 hex digits. */
  public String id() {
    return HexFormat.of().formatHex(idBytes());
  }

  byte[] idBytes() {
    return Sha256.of(encoded);
  }

  RSAPublicKey key() {
    return key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuerKey key && text().equals(key.text());
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return id();
  }
}
