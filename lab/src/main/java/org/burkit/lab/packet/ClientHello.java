package org.burkit.lab.packet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reader of a TLS ClientHello (RFC 8446 section 4.1.2), which may be split over several records.
 */
final class ClientHello {
  static final byte HANDSHAKE_RECORD = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_NAME = 0;
  private static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;
  private static final int RECORD_HEADER = 5;
  private static final int VERSION_AND_RANDOM = 34;

  private ClientHello() {}

  static FirstMessage read(byte[] stream) {
    return readHandshake(joinRecords(stream));
  }

  /** Reads the handshake message itself, as QUIC carries it, without records. */
  static FirstMessage readHandshake(byte[] handshake) {
    if (handshake.length < 4) {
      return new FirstMessage.Incomplete();
    }
    if (handshake[0] != CLIENT_HELLO) {
      return new FirstMessage.Opaque();
    }
    int length = Bytes.int32(handshake, 0) & 0xffffff;
    if (handshake.length < 4 + length) {
      return new FirstMessage.Incomplete();
    }
    try {
      return extensions(handshake, 4 + length);
    } catch (IndexOutOfBoundsException e) {
      return new FirstMessage.Opaque();
    }
  }

  private static byte[] joinRecords(byte[] stream) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    int at = 0;
    while (at + RECORD_HEADER <= stream.length && stream[at] == HANDSHAKE_RECORD) {
      int length = Bytes.int16(stream, at + 3);
      int available = Math.min(length, stream.length - at - RECORD_HEADER);
      joined.write(stream, at + RECORD_HEADER, available);
      at += RECORD_HEADER + length;
    }
    return joined.toByteArray();
  }

  private static FirstMessage extensions(byte[] b, int end) {
    Optional<String> serverName = Optional.empty();
    boolean ech = false;
    int at = 4 + VERSION_AND_RANDOM;
    at += 1 + Bytes.int8(b, at); // session id
    at += 2 + Bytes.int16(b, at); // cipher suites
    at += 1 + Bytes.int8(b, at); // compression methods
    at += 2; // length of all extensions
    while (at + 4 <= end) {
      int type = Bytes.int16(b, at);
      int length = Bytes.int16(b, at + 2);
      if (type == SERVER_NAME && length >= 5) {
        int nameLength = Math.min(Bytes.int16(b, at + 7), length - 5);
        String name = new String(b, at + 9, nameLength, StandardCharsets.US_ASCII);
        serverName = Optional.of(name.toLowerCase(Locale.ROOT));
      }
      ech |= type == ENCRYPTED_CLIENT_HELLO;
      at += 4 + length;
    }
    return new FirstMessage.Tls(serverName, ech);
  }
}
