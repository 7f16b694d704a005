package org.burkit.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.burkit.model.HmacSha256;

/**
 * Hybrid public key encryption (RFC 9180) in base mode, with DHKEM(X25519, HKDF-SHA256),
 * HKDF-SHA256 and AES-256-GCM. The platform has the KEM (its name there is DHKEM) and the cipher;
 * the key schedule (section 5.1) is here. One direction of one message after the other; one thread.
 */
final class Hpke {
  static final int TAG = 16;

  /** Bytes of what the KEM encapsulates. */
  static final int ENCAPSULATED = 32;

  private static final byte[] SUITE = join(utf8("HPKE"), HexFormat.of().parseHex("002000010002"));
  private static final byte[] NO_SALT = new byte[32];
  private static final byte[] BASE_MODE = {0};
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 8 * TAG;

  private final SecretKeySpec key;
  private final byte[] baseNonce;
  private long sequence;

  private Hpke(byte[] sharedSecret, byte[] info) {
    byte[] context =
        join(
            BASE_MODE,
            extract(NO_SALT, "psk_id_hash", new byte[0]),
            extract(NO_SALT, "info_hash", info));
    byte[] secret = extract(sharedSecret, "secret", new byte[0]);
    this.key = new SecretKeySpec(expand(secret, "key", context, KEY), "AES");
    this.baseNonce = expand(secret, "base_nonce", context, NONCE);
  }

  /** A sender's half, and what the recipient needs to have the other. */
  record Sender(Hpke hpke, String encapsulatedHex) {
    byte[] encapsulated() {
      return HexFormat.of().parseHex(encapsulatedHex);
    }
  }

  /** SetupBaseS. */
  static Sender sender(PublicKey recipient, byte[] info) {
    try {
      KEM.Encapsulated made = KEM.getInstance("DHKEM").newEncapsulator(recipient).encapsulate();
      return new Sender(
          new Hpke(bytes(made.key()), info), HexFormat.of().formatHex(made.encapsulation()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java platform must offer DHKEM with X25519", e);
    }
  }

  /** SetupBaseR; empty where nothing can have been encapsulated so. */
  static Optional<Hpke> recipient(PrivateKey recipient, byte[] encapsulated, byte[] info) {
    try {
      KEM.Decapsulator decapsulator = KEM.getInstance("DHKEM").newDecapsulator(recipient);
      return Optional.of(new Hpke(bytes(decapsulator.decapsulate(encapsulated)), info));
    } catch (DecapsulateException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java platform must offer DHKEM with X25519", e);
    }
  }

  private static byte[] bytes(SecretKey secret) {
    return secret.getEncoded();
  }

  /** ContextS.Seal. */
  byte[] seal(byte[] associated, byte[] plain) {
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, associated);
      sequence++;
      return cipher.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java platform must offer AES-256-GCM", e);
    }
  }

  /** ContextR.Open; empty where the bytes are not those that were sealed in this place. */
  Optional<byte[]> open(byte[] associated, byte[] sealed) {
    try {
      byte[] plain = cipher(Cipher.DECRYPT_MODE, associated).doFinal(sealed);
      sequence++;
      return Optional.of(plain);
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java platform must offer AES-256-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] associated) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce()));
    cipher.updateAAD(associated);
    return cipher;
  }

  private byte[] nonce() {
    byte[] nonce = baseNonce.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[NONCE - 1 - i] ^= (byte) (sequence >>> (8 * i));
    }
    return nonce;
  }

  /** LabeledExtract (section 4). */
  private static byte[] extract(byte[] salt, String label, byte[] input) {
    return HmacSha256.of(salt, join(utf8("HPKE-v1"), SUITE, utf8(label), input));
  }

  /** LabeledExpand (section 4), for lengths that one block of HKDF (RFC 5869) gives. */
  private static byte[] expand(byte[] secret, String label, byte[] info, int length) {
    byte[] header = {(byte) (length >>> 8), (byte) length};
    byte[] block =
        HmacSha256.of(
            secret, join(header, utf8("HPKE-v1"), SUITE, utf8(label), info, new byte[] {1}));
    return Arrays.copyOf(block, length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
