package org.burkit.evidence.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of an entries tile: each entry with its length in two bytes before it. Pure. */
final class Entries {
  private Entries() {}

  /** How many bytes the first {@code count} take; more than there are if they are cut. */
  static int length(byte[] bytes, int count) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (at + Short.BYTES > bytes.length) {
        return Integer.MAX_VALUE;
      }
      at += Short.BYTES + Short.toUnsignedInt(in.getShort(at));
    }
    return at;
  }

  /** The first {@code count} of bytes that hold as many. */
  static List<byte[]> in(byte[] bytes, int count) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    var entries = new ArrayList<byte[]>(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int from = at + Short.BYTES;
      at = from + Short.toUnsignedInt(in.getShort(at));
      entries.add(Arrays.copyOfRange(bytes, from, at));
    }
    return List.copyOf(entries);
  }
}
