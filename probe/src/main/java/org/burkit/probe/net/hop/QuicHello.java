package org.burkit.probe.net.hop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import javax.net.ssl.SNIHostName;

/**
 * A ClientHello as QUIC carries it, the smallest that servers answer (RFC 8446 section 4.1.2, RFC
 * 9001 section 8). Nobody means to end its handshake: its key is noise. Pure but for chance.
 */
final class QuicHello {
  private static final int ROOM = 512;
  private static final byte[] PARAMETERS = {
    0x0f,
    0, // our connection id: none
    0x01,
    4,
    (byte) 0x80,
    0,
    0x75,
    0x30, // idle for thirty seconds at most
    0x04,
    4,
    (byte) 0x80,
    0,
    (byte) 0xff,
    (byte) 0xff // room for data
  };

  private QuicHello() {}

  /** Empty where the name cannot stand in a server name. */
  static Optional<byte[]> naming(String name) {
    try {
      return Optional.of(message(new SNIHostName(name).getEncoded()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] message(byte[] name) {
    ByteBuffer body = ByteBuffer.allocate(ROOM);
    body.putShort((short) 0x0303).put(random(32)).put((byte) 0);
    body.put(vector(2, shorts(0x1301, 0x1302, 0x1303))).put(vector(1, new byte[1]));
    body.put(vector(2, extensions(name)));
    ByteBuffer message = ByteBuffer.allocate(ROOM);
    message.putInt((1 << 24) | body.position()).put(taken(body)); // client_hello and its length
    return taken(message);
  }

  private static byte[] extensions(byte[] host) {
    byte[] protocol = "h3".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer all = ByteBuffer.allocate(ROOM);
    put(all, 0x00, vector(2, joined(new byte[1], vector(2, host))));
    put(all, 0x0a, vector(2, shorts(0x001d)));
    put(all, 0x10, vector(2, vector(1, protocol)));
    put(all, 0x0d, vector(2, shorts(0x0403, 0x0804, 0x0401, 0x0805, 0x0501)));
    put(all, 0x2b, vector(1, shorts(0x0304)));
    put(all, 0x2d, vector(1, new byte[] {1}));
    put(all, 0x33, vector(2, joined(shorts(0x001d), vector(2, random(32)))));
    put(all, 0x39, PARAMETERS);
    return taken(all);
  }

  private static void put(ByteBuffer all, int type, byte[] data) {
    all.putShort((short) type).put(vector(2, data));
  }

  private static byte[] vector(int lengthBytes, byte[] data) {
    ByteBuffer vector = ByteBuffer.allocate(lengthBytes + data.length);
    if (lengthBytes == 2) {
      vector.putShort((short) data.length);
    } else {
      vector.put((byte) data.length);
    }
    return vector.put(data).array();
  }

  private static byte[] shorts(int... values) {
    ByteBuffer all = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      all.putShort((short) value);
    }
    return all.array();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  private static byte[] taken(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
