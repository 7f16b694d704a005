package org.burkit.lab.packet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reader of the Initial packets of QUIC version 1 (RFC 9000 section 17.2.2) that a client sends
 * first: their keys follow from the packet itself, so whoever stands on the path can read them (RFC
 * 9001 section 5.2).
 */
public final class QuicInitial {
  private static final int VERSION_1 = 1;
  private static final int PADDING = 0;
  private static final int PING = 1;
  private static final int CRYPTO = 6;
  private static final int LONGEST_CONNECTION_ID = 20;

  /** A piece of the TLS handshake and its place in it. Immutable. */
  public static final class Crypto {
    private final int offset;
    private final byte[] data;

    private Crypto(int offset, byte[] data) {
      this.offset = offset;
      this.data = data;
    }

    public int offset() {
      return offset;
    }

    public byte[] data() {
      return data.clone();
    }
  }

  private QuicInitial() {}

  /** The handshake pieces in a datagram's first Initial; none if it has no readable one. */
  public static List<Crypto> read(byte[] datagram) {
    try {
      return frames(ByteBuffer.wrap(decrypt(datagram)));
    } catch (BufferUnderflowException | IllegalArgumentException | GeneralSecurityException e) {
      return List.of();
    }
  }

  /** What the handshake read so far says. */
  public static FirstMessage message(byte[] handshake) {
    return ClientHello.readHandshake(handshake);
  }

  private static byte[] decrypt(byte[] datagram) throws GeneralSecurityException {
    ByteBuffer packet = ByteBuffer.wrap(datagram);
    int first = packet.get() & 0xff;
    // Long header, fixed bit, type Initial; the rest of the byte is protected.
    if ((first & 0xf0) != 0xc0 || packet.getInt() != VERSION_1) {
      throw new IllegalArgumentException("not an Initial of version 1");
    }
    byte[] destinationId = connectionId(packet);
    connectionId(packet);
    bytes(packet, number(packet)); // token
    int length = number(packet);
    int at = packet.position();
    if (length > packet.remaining()) {
      throw new IllegalArgumentException("longer than its datagram");
    }
    return QuicKeys.ofClient(destinationId).open(datagram, at, length);
  }

  private static byte[] connectionId(ByteBuffer packet) {
    int length = packet.get() & 0xff;
    if (length > LONGEST_CONNECTION_ID) {
      throw new IllegalArgumentException("connection id too long");
    }
    return bytes(packet, length);
  }

  private static List<Crypto> frames(ByteBuffer plain) {
    List<Crypto> pieces = new ArrayList<>();
    while (plain.hasRemaining()) {
      int type = plain.get();
      if (type == CRYPTO) {
        int offset = number(plain);
        pieces.add(new Crypto(offset, bytes(plain, number(plain))));
      } else if (type != PADDING && type != PING) {
        break;
      }
    }
    return pieces;
  }

  private static byte[] bytes(ByteBuffer from, int length) {
    if (length > from.remaining()) {
      throw new IllegalArgumentException("longer than what is left");
    }
    byte[] b = new byte[length];
    from.get(b);
    return b;
  }

  /** A variable-length integer (RFC 9000 section 16), of which the lab needs small ones. */
  private static int number(ByteBuffer from) {
    int first = from.get() & 0xff;
    long value = first & 0x3f;
    for (int more = (1 << (first >>> 6)) - 1; more > 0; more--) {
      value = (value << 8) | (from.get() & 0xff);
    }
    if (value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("number too large: " + value);
    }
    return (int) value;
  }
}
