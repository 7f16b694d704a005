package org.burkit.lab.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a client's Initial packets, which follow from its first destination connection id
 * (RFC 9001 section 5.2). Immutable.
 */
final class QuicKeys {
  private static final byte[] SALT =
      HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
  private static final int SAMPLE = 16;
  private static final int TAG_BITS = 128;

  private final byte[] key;
  private final byte[] iv;
  private final byte[] headerProtection;

  private QuicKeys(byte[] key, byte[] iv, byte[] headerProtection) {
    this.key = key;
    this.iv = iv;
    this.headerProtection = headerProtection;
  }

  static QuicKeys ofClient(byte[] destinationId) throws GeneralSecurityException {
    KDF hkdf = KDF.getInstance("HKDF-SHA256");
    SecretKey initial =
        hkdf.deriveKey(
            "Generic",
            HKDFParameterSpec.ofExtract().addSalt(SALT).addIKM(destinationId).extractOnly());
    SecretKey client = new SecretKeySpec(expand(hkdf, initial, "client in", 32), "Generic");
    return new QuicKeys(
        expand(hkdf, client, "quic key", 16),
        expand(hkdf, client, "quic iv", 12),
        expand(hkdf, client, "quic hp", 16));
  }

  /**
   * Removes header and packet protection (RFC 9001 section 5.3 and 5.4).
   *
   * @param packet from its first byte on
   * @param at where the packet number begins
   * @param length from there to the end of the packet
   */
  byte[] open(byte[] packet, int at, int length) throws GeneralSecurityException {
    if (length < 4 + SAMPLE) {
      throw new GeneralSecurityException("too short to sample");
    }
    byte[] mask = mask(packet, at + 4);
    byte[] header = Arrays.copyOf(packet, at + 4);
    header[0] ^= (byte) (mask[0] & 0x0f);
    int numberLength = (header[0] & 3) + 1;
    byte[] nonce = iv.clone();
    for (int i = 0; i < numberLength; i++) {
      header[at + i] ^= mask[1 + i];
      nonce[nonce.length - numberLength + i] ^= header[at + i];
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(header, 0, at + numberLength);
    return cipher.doFinal(packet, at + numberLength, length - numberLength);
  }

  private byte[] mask(byte[] packet, int sampleAt) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(headerProtection, "AES"));
    return cipher.doFinal(packet, sampleAt, SAMPLE);
  }

  /** HKDF-Expand-Label of TLS 1.3 with an empty context (RFC 8446 section 7.1). */
  private static byte[] expand(KDF hkdf, SecretKey secret, String label, int length)
      throws GeneralSecurityException {
    byte[] full = ("tls13 " + label).getBytes(US_ASCII);
    byte[] info =
        ByteBuffer.allocate(4 + full.length)
            .putShort((short) length)
            .put((byte) full.length)
            .put(full)
            .put((byte) 0)
            .array();
    return hkdf.deriveData(HKDFParameterSpec.expandOnly(secret, info, length));
  }
}
