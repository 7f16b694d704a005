package org.burkit.model;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A STUN binding request (RFC 8489), 20 bytes without attributes, and what answers it. The answer
 * says the asker's address, which is a volunteer's: who measures does not read it.
 */
public final class StunRequest {
  /** The registered port (RFC 8489 section 18.6). */
  public static final int PORT = 3478;

  /** Bytes of a transaction id. */
  public static final int ID_LENGTH = 12;

  /**
   * When the request is sent, and sent again where nothing came, from the beginning on: at first
   * after 500 ms, then each time after twice as long (RFC 8489 section 6.2.1), four times in all.
   */
  public static final List<Duration> SENT_AT =
      List.of(
          Duration.ZERO,
          Duration.ofMillis(500),
          Duration.ofMillis(1_500),
          Duration.ofMillis(3_500));

  /** The end of the window: a slow line has as long for the last answer as for the first two. */
  public static final Duration WINDOW = Duration.ofSeconds(5);

  private static final int HEADER = 20;
  private static final short BINDING_REQUEST = 0x0001;
  private static final short BINDING_SUCCESS = 0x0101;
  private static final short BINDING_ERROR = 0x0111;
  private static final int MAGIC_COOKIE = 0x2112A442;

  private static final int MAPPED_ADDRESS = 0x0001;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;

  private final byte[] id;

  /**
   * @param id {@link #ID_LENGTH} bytes that nobody can guess
   */
  public StunRequest(byte[] id) {
    if (id.length != ID_LENGTH) {
      throw new IllegalArgumentException(
          "a transaction id has " + ID_LENGTH + " bytes, got " + id.length);
    }
    this.id = id.clone();
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(HEADER)
        .putShort(BINDING_REQUEST)
        .putShort((short) 0)
        .putInt(MAGIC_COOKIE)
        .put(id)
        .array();
  }

  /**
   * True where that datagram answers this very request, with success or an error: a server that
   * refuses has been reached as well.
   */
  public boolean isAnsweredBy(byte[] datagram) {
    if (datagram.length < HEADER) {
      return false;
    }
    ByteBuffer message = ByteBuffer.wrap(datagram);
    short type = message.getShort();
    int length = Short.toUnsignedInt(message.getShort());
    return (type == BINDING_SUCCESS || type == BINDING_ERROR)
        && length == datagram.length - HEADER
        && message.getInt() == MAGIC_COOKIE
        && Arrays.equals(datagram, 8, HEADER, id, 0, ID_LENGTH);
  }

  /**
   * The asker's own address, 4 or 16 bytes, as an answer says it (RFC 8489 sections 14.1 and 14.2);
   * empty where it does not. Only for who must know it in order to hide it.
   */
  public Optional<byte[]> mapped(byte[] datagram) {
    if (!isAnsweredBy(datagram)) {
      return Optional.empty();
    }
    ByteBuffer rest = ByteBuffer.wrap(datagram, HEADER, datagram.length - HEADER);
    while (rest.remaining() >= 4) {
      int type = Short.toUnsignedInt(rest.getShort());
      int length = Short.toUnsignedInt(rest.getShort());
      if (length > rest.remaining()) {
        return Optional.empty();
      }
      boolean mapped = type == XOR_MAPPED_ADDRESS || type == MAPPED_ADDRESS;
      if (mapped && (length == 8 || length == 20)) {
        byte[] value = new byte[length];
        rest.get(value);
        byte[] address = Arrays.copyOfRange(value, 4, length);
        return Optional.of(type == MAPPED_ADDRESS ? address : unmasked(address));
      }
      int padded = Math.min(rest.remaining(), (length + 3) & ~3);
      rest.position(rest.position() + padded);
    }
    return Optional.empty();
  }

  private byte[] unmasked(byte[] address) {
    byte[] mask = ByteBuffer.allocate(4 + ID_LENGTH).putInt(MAGIC_COOKIE).put(id).array();
    for (int i = 0; i < address.length; i++) {
      address[i] ^= mask[i];
    }
    return address;
  }
}
