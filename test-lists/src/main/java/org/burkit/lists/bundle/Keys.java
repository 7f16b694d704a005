package org.burkit.lists.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.burkit.model.Sha256;

/**
 * Ed25519 keys (RFC 8032) as text: public ones as the Base64 of their X.509 form (RFC 8410),
 * private ones as PEM of both halves.
 */
public final class Keys {
  private static final String ED25519 = "Ed25519";
  private static final String BEGIN = "-----BEGIN BURKIT LIST KEY-----";
  private static final String END = "-----END BURKIT LIST KEY-----";

  private Keys() {}

  /** A new pair, from the platform's random numbers. */
  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java platform must offer Ed25519", e);
    }
  }

  public static String publicText(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** SHA-256 of the public half, in hex: what signatures name their key by. */
  public static String id(PublicKey key) {
    return Sha256.hex(key.getEncoded());
  }

  /** Reads what {@link #publicText} wrote; empty for anything else. */
  public static Optional<PublicKey> parsePublic(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      PublicKey key = KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(bytes));
      return key instanceof EdECPublicKey ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  public static String pairText(KeyPair pair) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "\n",
        BEGIN,
        base64.encodeToString(pair.getPrivate().getEncoded()),
        publicText(pair.getPublic()),
        END,
        "");
  }

  /** Reads what {@link #pairText} wrote; empty for anything else. */
  public static Optional<KeyPair> parsePair(String text) {
    String[] lines = text.strip().split("\\R", -1);
    if (lines.length != 4 || !lines[0].equals(BEGIN) || !lines[3].equals(END)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(lines[1]);
      PrivateKey secret =
          KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      return parsePublic(lines[2])
          .map(key -> new KeyPair(key, secret))
          .filter(Keys::belongTogether);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static boolean belongTogether(KeyPair pair) {
    byte[] probe = {1};
    return verifies(pair.getPublic(), probe, sign(pair.getPrivate(), probe));
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key cannot sign", e);
    }
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
