package org.burkit.lab.ech;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The body of a ClientHello and where its parts are (RFC 8446 section 4.1.2), without the header of
 * the handshake message. Immutable.
 */
final class HelloBody {
  private static final int VERSION_AND_RANDOM = 34;
  private static final int EXTENSION_HEADER = 4;

  /** An extension from its type on, as a range of the body. */
  record Extension(int type, int from, int to) {
    int dataFrom() {
      return from + EXTENSION_HEADER;
    }
  }

  private final byte[] bytes;
  private final int sessionEnd;
  private final int extensionsAt;
  private final List<Extension> extensions;

  private HelloBody(byte[] bytes, int sessionEnd, int extensionsAt, List<Extension> extensions) {
    this.bytes = bytes;
    this.sessionEnd = sessionEnd;
    this.extensionsAt = extensionsAt;
    this.extensions = List.copyOf(extensions);
  }

  /**
   * Reads a body; what follows it, as padding does, is left alone.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if it is none
   */
  static HelloBody read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int sessionEnd = skip(in, VERSION_AND_RANDOM, 1);
    int suitesEnd = skip(in, sessionEnd, 2);
    int extensionsAt = skip(in, suitesEnd, 1);
    int end = skip(in, extensionsAt, 2);
    if (end > bytes.length) {
      throw new IllegalArgumentException("extensions longer than what holds them");
    }
    List<Extension> extensions = new ArrayList<>();
    for (int at = extensionsAt + 2; at < end; ) {
      int to = skip(in, at + 2, 2);
      if (to > end) {
        throw new IllegalArgumentException("an extension longer than all");
      }
      extensions.add(new Extension(in.getShort(at) & 0xffff, at, to));
      at = to;
    }
    return new HelloBody(bytes, sessionEnd, extensionsAt, extensions);
  }

  /** The end of a vector whose length stands before it in so many bytes. */
  private static int skip(ByteBuffer in, int at, int lengthBytes) {
    int length = lengthBytes == 1 ? in.get(at) & 0xff : in.getShort(at) & 0xffff;
    return at + lengthBytes + length;
  }

  List<Extension> extensions() {
    return extensions;
  }

  Optional<Extension> extension(int type) {
    return extensions.stream().filter(e -> e.type() == type).findFirst();
  }

  byte[] range(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  byte[] range(Extension extension) {
    return range(extension.from(), extension.to());
  }

  byte[] versionAndRandom() {
    return range(0, VERSION_AND_RANDOM);
  }

  /** The session id, its length first. */
  byte[] session() {
    return range(VERSION_AND_RANDOM, sessionEnd);
  }

  boolean hasSession() {
    return sessionEnd > VERSION_AND_RANDOM + 1;
  }

  byte[] suitesAndCompression() {
    return range(sessionEnd, extensionsAt);
  }

  /** The body with a range of it made zero. */
  byte[] blanked(int from, int to) {
    byte[] copy = bytes.clone();
    Arrays.fill(copy, from, to, (byte) 0);
    return copy;
  }
}
