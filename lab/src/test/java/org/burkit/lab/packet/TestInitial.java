package org.burkit.lab.packet;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Protected QUIC Initials under the keys that RFC 9001 appendix A.1 works out for one id. */
public final class TestInitial {
  private static final byte[] KEY = hex("1f369613dd76d5467730efcbe3b1a22d");
  private static final byte[] IV = hex("fa044b2f42a3fd3b46fb255c");
  private static final byte[] HP = hex("9f50449e04a0e810283a1e9933adedd2");
  private static final int PAYLOAD = 1162;
  private static final int NUMBER_AT = 18;

  private TestInitial() {}

  /** A whole datagram of one Initial, padded, with one piece of the handshake. */
  public static byte[] carrying(byte[] handshake, int from, int to, int number) throws Exception {
    var frames = new ByteArrayOutputStream();
    frames.write(6);
    frames.writeBytes(number(from));
    frames.writeBytes(number(to - from));
    frames.write(handshake, from, to - from);
    return seal(frames.toByteArray(), number);
  }

  /** The handshake message of a genuine ClientHello, without its record. */
  public static byte[] handshake(String serverName) throws Exception {
    byte[] record = TestHello.naming(serverName);
    return Arrays.copyOfRange(record, 5, record.length);
  }

  static byte[] seal(byte[] frames, int number) throws Exception {
    byte[] header = hex("c300000001088394c8f03e5157080000449e0000%04x".formatted(number));
    byte[] nonce = IV.clone();
    nonce[10] ^= (byte) (number >>> 8);
    nonce[11] ^= (byte) number;
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, nonce));
    gcm.updateAAD(header);
    byte[] sealed = gcm.doFinal(Arrays.copyOf(frames, PAYLOAD));
    byte[] packet = Arrays.copyOf(header, header.length + sealed.length);
    System.arraycopy(sealed, 0, packet, header.length, sealed.length);
    Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
    ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(HP, "AES"));
    byte[] mask = ecb.doFinal(packet, NUMBER_AT + 4, 16);
    packet[0] ^= (byte) (mask[0] & 0x0f);
    for (int i = 0; i < 4; i++) {
      packet[NUMBER_AT + i] ^= mask[1 + i];
    }
    return packet;
  }

  private static byte[] number(int value) {
    return new byte[] {(byte) (0x40 | value >>> 8), (byte) value};
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
