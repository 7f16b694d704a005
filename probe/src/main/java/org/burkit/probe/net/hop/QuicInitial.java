package org.burkit.probe.net.hop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * The first packet of a QUIC connection, of version 1 (RFC 9000 section 17.2.2), protected by keys
 * that everybody on the way can know (RFC 9001 section 5.2).
 */
final class QuicInitial {
  private static final byte[] SALT =
      HexFormat.of().parseHex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a");
  private static final int SMALLEST_DATAGRAM = 1200;
  private static final int NUMBER_BYTES = 4;
  private static final int TAG_BYTES = 16;
  private static final int SAMPLE_BYTES = 16;

  private QuicInitial() {}

  /** A datagram that holds this handshake message. */
  static byte[] of(byte[] hello) {
    return of(hello, QuicHello.random(8), 0);
  }

  /**
   * The same with all that is left to chance.
   *
   * @param connection the id that the client chose for the server
   */
  static byte[] of(byte[] hello, byte[] connection, int number) {
    ByteBuffer header = ByteBuffer.allocate(5 + 1 + connection.length + 1 + 1 + 2 + NUMBER_BYTES);
    int payload = SMALLEST_DATAGRAM - header.capacity() - TAG_BYTES;
    header.put((byte) 0xc3).putInt(1).put((byte) connection.length).put(connection);
    header.put((byte) 0).put((byte) 0); // no id of our own, no token
    header.putShort((short) (0x4000 | (NUMBER_BYTES + payload + TAG_BYTES))).putInt(number);
    ByteBuffer frames = ByteBuffer.allocate(payload); // the rest is PADDING
    frames.put((byte) 6).put((byte) 0).putShort((short) (0x4000 | hello.length)).put(hello);
    try {
      return sealed(header.array(), frames.array(), connection, "client in", number);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES and HKDF", e);
    }
  }

  /**
   * A packet under the keys of one side.
   *
   * @param header that ends with the packet's number
   * @param side {@code client in} or {@code server in}
   */
  static byte[] sealed(byte[] header, byte[] frames, byte[] connection, String side, int number)
      throws GeneralSecurityException {
    SecretKey secret = secret(connection, side);
    ByteBuffer nonce = ByteBuffer.wrap(expanded(secret, "quic iv", 12));
    nonce.putInt(8, nonce.getInt(8) ^ number);
    Cipher seal = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(expanded(secret, "quic key", 16), "AES");
    seal.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce.array()));
    seal.updateAAD(header);
    byte[] body = seal.doFinal(frames);
    Cipher mask = Cipher.getInstance("AES/ECB/NoPadding");
    mask.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(expanded(secret, "quic hp", 16), "AES"));
    // The number is as long as can be: the sample begins with the body.
    byte[] bits = mask.doFinal(Arrays.copyOf(body, SAMPLE_BYTES));
    byte[] packet = ByteBuffer.allocate(header.length + body.length).put(header).put(body).array();
    packet[0] ^= (byte) (bits[0] & 0x0f);
    for (int i = 0; i < NUMBER_BYTES; i++) {
      packet[header.length - NUMBER_BYTES + i] ^= bits[1 + i];
    }
    return packet;
  }

  private static SecretKey secret(byte[] connection, String side) throws GeneralSecurityException {
    SecretKey initial =
        KDF.getInstance("HKDF-SHA256")
            .deriveKey(
                "HKDF",
                HKDFParameterSpec.ofExtract().addIKM(connection).addSalt(SALT).extractOnly());
    return new SecretKeySpec(expanded(initial, side, 32), "HKDF");
  }

  /** HKDF-Expand-Label of TLS 1.3 (RFC 8446 section 7.1) without a context. */
  private static byte[] expanded(SecretKey secret, String label, int length)
      throws GeneralSecurityException {
    byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
    byte[] info =
        ByteBuffer.allocate(4 + name.length)
            .putShort((short) length)
            .put((byte) name.length)
            .put(name)
            .put((byte) 0)
            .array();
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(HKDFParameterSpec.expandOnly(secret, info, length));
  }
}
