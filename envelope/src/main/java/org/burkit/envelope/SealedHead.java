package org.burkit.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The first bytes of a sealed file. */
final class SealedHead {
  private static final byte[] MAGIC = "BURKSEAL".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;

  /** Magic, version, key; the encapsulation follows. */
  static final int LENGTH = MAGIC.length + 1 + SealingKey.ID_LENGTH;

  private SealedHead() {}

  static byte[] to(SealingKey key) {
    ByteArrayOutputStream head = new ByteArrayOutputStream(LENGTH);
    head.writeBytes(MAGIC);
    head.write(VERSION);
    head.writeBytes(key.idBytes());
    return head.toByteArray();
  }

  static boolean isMagic(byte[] start) {
    return start.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length));
  }

  /** The id of the key that a whole head names, in hex. */
  static String key(byte[] head) throws NotSealed {
    if (head.length < LENGTH || !isMagic(head)) {
      throw new NotSealed(NotSealed.Why.NO_SEAL, "expected a sealed file, this is none");
    }
    if (head[MAGIC.length] != VERSION) {
      throw new NotSealed(
          NotSealed.Why.NEWER, "sealed by a newer program, in version " + head[MAGIC.length]);
    }
    return HexFormat.of().formatHex(head, MAGIC.length + 1, LENGTH);
  }
}
