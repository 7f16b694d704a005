package org.burkit.model;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A STUN binding request (RFC 8489), 20 bytes without attributes, and what answers it. The answer
 * says the asker's address, which is a volunteer's: nothing of it is read.
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
}
