package org.burkit.evidence.log;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The subtrees of a tree of one size, from its tiles, of which some are remembered. One thread. */
public final class TiledSubtrees implements Subtrees {
  private static final int REMEMBERED = 256;

  private final TileFiles files;
  private final long size;
  private final Map<Tile, byte[]> tiles =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  public TiledSubtrees(TileFiles files, long size) {
    this.files = files;
    this.size = size;
  }

  @Override
  public Hash at(int level, long index) throws IOException {
    int below = level % Tile.HEIGHT;
    long first = index << below;
    Tile tile =
        Tile.in(size, level / Tile.HEIGHT, first / Tile.WIDTH)
            .orElseThrow(() -> new IllegalArgumentException("no subtree " + level + ", " + index));
    return head(tile(tile), (int) (first % Tile.WIDTH), 1 << below);
  }

  private byte[] tile(Tile tile) throws IOException {
    byte[] known = tiles.get(tile);
    if (known == null) {
      known = files.whole(tile);
      tiles.put(tile, known);
    }
    return known;
  }

  /** Of {@code count} hashes, a power of two, from the hash number {@code first} on. */
  static Hash head(byte[] hashes, int first, int count) {
    if (count == 1) {
      return Hash.in(hashes, first * Hash.BYTES);
    }
    int half = count / 2;
    return Hash.ofNode(head(hashes, first, half), head(hashes, first + half, half));
  }
}
