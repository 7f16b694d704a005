package org.burkit.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.burkit.envelope.NotSealed.Why;

/**
 * Opens a sealed file from anybody, chunk by chunk: every byte that is read was sealed, and in this
 * place. Holds no more than a chunk. One thread.
 */
public final class SealedInput extends InputStream {
  private static final int BEFORE = 4;

  private final InputStream in;
  private final Hpke hpke;
  private byte[] plain = new byte[0];
  private int from;
  private boolean ended;

  /**
   * Reads the head.
   *
   * @param in is closed with this
   * @throws NotSealed where it is none, or none for these keys
   */
  public SealedInput(InputStream in, List<OpeningKey> keys) throws IOException {
    byte[] head = in.readNBytes(SealedHead.LENGTH);
    String id = SealedHead.key(head);
    OpeningKey key =
        keys.stream()
            .filter(k -> k.sealing().id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new NotSealed(Why.ANOTHER_KEY, "sealed to the key " + id + ", which is not here"));
    byte[] encapsulated = in.readNBytes(Hpke.ENCAPSULATED);
    if (encapsulated.length < Hpke.ENCAPSULATED) {
      throw torn();
    }
    this.in = in;
    this.hpke =
        Hpke.recipient(key.key(), encapsulated, head)
            .orElseThrow(() -> new NotSealed(Why.ALTERED, "its head was altered"));
  }

  /** True where a file begins as a sealed one does; 8 bytes tell. */
  public static boolean isSealed(byte[] start) {
    return SealedHead.isMagic(start);
  }

  @Override
  public int read() throws IOException {
    return fill() ? plain[from++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int many = Math.min(length, plain.length - from);
    System.arraycopy(plain, from, bytes, offset, many);
    from += many;
    return many;
  }

  /** False at the end. */
  private boolean fill() throws IOException {
    while (from == plain.length && !ended) {
      chunk();
    }
    return from < plain.length;
  }

  private void chunk() throws IOException {
    byte[] before = in.readNBytes(BEFORE);
    if (before.length < BEFORE) {
      throw torn();
    }
    int length = ((before[1] & 0xFF) << 16) | ((before[2] & 0xFF) << 8) | (before[3] & 0xFF);
    if (length < Hpke.TAG || length > SealedOutput.CHUNK + Hpke.TAG) {
      throw altered();
    }
    byte[] sealed = in.readNBytes(length);
    if (sealed.length < length) {
      throw torn();
    }
    Optional<byte[]> opened = hpke.open(before, sealed);
    plain = opened.orElseThrow(SealedInput::altered);
    from = 0;
    ended = before[0] == 1;
    if (ended && in.read() >= 0) {
      throw new NotSealed(Why.ALTERED, "something follows its end");
    }
  }

  private static NotSealed altered() {
    return new NotSealed(Why.ALTERED, "it was altered, or copied wrongly");
  }

  private static NotSealed torn() {
    return new NotSealed(Why.TORN, "it ends too early; it was not copied whole");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
