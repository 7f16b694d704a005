package org.burkit.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Seals what is written to a collector's key, chunk by chunk. What was not closed lacks its last
 * chunk and passes for torn. One thread.
 */
public final class SealedOutput extends OutputStream {
  /** Plain bytes of all chunks but the last. */
  static final int CHUNK = 1 << 16;

  private final OutputStream out;
  private final Hpke hpke;
  private final byte[] plain = new byte[CHUNK];
  private int size;
  private boolean closed;

  /**
   * Writes the head.
   *
   * @param out is closed with this
   */
  public SealedOutput(OutputStream out, SealingKey key) throws IOException {
    byte[] head = SealedHead.to(key);
    Hpke.Sender sender = Hpke.sender(key.key(), head);
    this.out = out;
    this.hpke = sender.hpke();
    out.write(head);
    out.write(sender.encapsulated());
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (size == CHUNK) {
        chunk(false);
      }
      int many = Math.min(length - done, CHUNK - size);
      System.arraycopy(bytes, offset + done, plain, size, many);
      size += many;
      done += many;
    }
  }

  private void chunk(boolean last) throws IOException {
    int length = size + Hpke.TAG;
    byte[] before = {
      (byte) (last ? 1 : 0), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
    };
    out.write(before);
    out.write(hpke.seal(before, Arrays.copyOf(plain, size)));
    size = 0;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (out) {
        chunk(true);
      }
    }
  }
}
