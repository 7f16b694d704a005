package org.burkit.envelope;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Keys of X25519 (RFC 7748) as their 32 bytes, by the fixed heads of RFC 8410. */
final class X25519 {
  static final int LENGTH = 32;

  private static final String NAME = "X25519";
  private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b656e032100");
  private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b656e04220420");

  private X25519() {}

  static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java platform must offer X25519", e);
    }
  }

  static byte[] raw(PublicKey key) {
    return tail(key.getEncoded(), PUBLIC);
  }

  static byte[] raw(PrivateKey key) {
    return tail(key.getEncoded(), PRIVATE);
  }

  static PublicKey publicKey(byte[] raw) {
    try {
      return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(join(PUBLIC, raw)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("any 32 bytes are a public key", e);
    }
  }

  static PrivateKey privateKey(byte[] raw) {
    try {
      return KeyFactory.getInstance(NAME)
          .generatePrivate(new PKCS8EncodedKeySpec(join(PRIVATE, raw)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("any 32 bytes are a private key", e);
    }
  }

  private static byte[] tail(byte[] encoded, byte[] head) {
    if (encoded.length != head.length + LENGTH
        || !Arrays.equals(head, Arrays.copyOf(encoded, head.length))) {
      throw new IllegalStateException("expected a key in the form of RFC 8410");
    }
    return Arrays.copyOfRange(encoded, head.length, encoded.length);
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
