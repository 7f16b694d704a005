package org.burkit.envelope.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A collector's own key for tokens, with its public half. */
public final class IssuingKey {
  private final PrivateKey key;
  private final IssuerKey issuer;

  private IssuingKey(PrivateKey key, IssuerKey issuer) {
    this.key = key;
    this.issuer = issuer;
  }

  /** A new one, from the platform's random numbers. */
  public static IssuingKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(IssuerKey.BITS, IssuerKey.EXPONENT));
      var pair = generator.generateKeyPair();
      return new IssuingKey(pair.getPrivate(), IssuerKey.of((RSAPublicKey) pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must offer RSA", e);
    }
  }

  /** Reads what {@link #secretText} wrote; empty for anything else. */
  public static Optional<IssuingKey> parse(String text) {
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      var spec = new PKCS8EncodedKeySpec(Base64.getUrlDecoder().decode(text));
      if (!(factory.generatePrivate(spec) instanceof RSAPrivateCrtKey secret)) {
        return Optional.empty();
      }
      var open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
      IssuerKey issuer = IssuerKey.of((RSAPublicKey) factory.generatePublic(open));
      return IssuerKey.parse(issuer.text()).map(fit -> new IssuingKey(secret, fit));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Base64url of PKCS #8, without padding. To be kept where only its owner reads. */
  public String secretText() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
  }

  public IssuerKey issuer() {
    return issuer;
  }

  /**
   * Signs what it cannot read; empty where that is not {@link IssuerKey#LENGTH} bytes of a number
   * below the modulus.
   */
  public Optional<byte[]> sign(byte[] blinded) {
    return blinded.length == IssuerKey.LENGTH ? BlindRsa.blindSign(key, blinded) : Optional.empty();
  }
}
