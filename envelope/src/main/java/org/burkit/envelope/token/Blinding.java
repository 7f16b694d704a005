package org.burkit.envelope.token;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;

/** A token on its way: what the collector is to sign without seeing it, and what takes that off. */
public final class Blinding {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final IssuerKey key;
  private final byte[] signed;
  private final BigInteger inverse;
  private final byte[] blinded;

  private Blinding(IssuerKey key, byte[] signed, BigInteger inverse, byte[] blinded) {
    this.key = key;
    this.signed = signed;
    this.inverse = inverse;
    this.blinded = blinded;
  }

  /**
   * Draws a new token and blinds it.
   *
   * @throws IllegalArgumentException where the key is none
   */
  public static Blinding of(IssuerKey key) {
    byte[] signed = Token.signed(random(Token.PREFIX), random(Token.NONCE), key);
    BigInteger inverse = BlindRsa.inverse(key.key(), RANDOM);
    byte[] blinded = BlindRsa.blind(key.key(), signed, random(Token.SALT), inverse);
    return new Blinding(key, signed, inverse, blinded);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** For the collector: {@link IssuerKey#LENGTH} bytes that tell nothing of the token. */
  public byte[] blinded() {
    return blinded.clone();
  }

  /** The token; empty where the answer is not the key's signature of what was sent. */
  public Optional<Token> finish(byte[] blindSignature) {
    return BlindRsa.finish(key.key(), signed, blindSignature, inverse, Token.SALT)
        .map(signature -> Token.of(signed, signature));
  }
}
