package org.burkit.evidence.log;

import java.util.Arrays;

/** The tile that grows at one level: what it holds so far. One thread. */
final class Edge {
  private byte[] bytes = new byte[Tile.WIDTH * Hash.BYTES];
  private int length;
  private int width;

  static Edge of(byte[] bytes, int width) {
    Edge edge = new Edge();
    edge.room(bytes.length);
    System.arraycopy(bytes, 0, edge.bytes, 0, bytes.length);
    edge.length = bytes.length;
    edge.width = width;
    return edge;
  }

  void add(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    width++;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  int width() {
    return width;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Of hashes, the head of {@code count} of them, a power of two, from {@code first} on. */
  Hash head(int first, int count) {
    return TiledSubtrees.head(bytes, first, count);
  }

  void clear() {
    length = 0;
    width = 0;
  }
}
