package org.burkit.evidence.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Holds every byte of a log's tiles against the root that its checkpoint was signed over. */
public final class Audit {
  private final TileFiles files;
  private final TiledSubtrees subtrees;
  private final List<String> faults = new ArrayList<>();

  private Audit(TileFiles files, long size) {
    this.files = files;
    this.subtrees = new TiledSubtrees(files, size);
  }

  /**
   * What is not as it was written, each fault with its tile; nothing where all holds.
   *
   * @param from tiles that end before this leaf were looked at earlier
   * @throws IOException when a file cannot be read at all
   */
  public static List<String> of(TileFiles files, Checkpoint checkpoint, long from)
      throws IOException {
    var audit = new Audit(files, checkpoint.size());
    try {
      Hash root = new Tree(checkpoint.size(), audit.subtrees).root();
      if (!root.equals(checkpoint.root())) {
        audit.faults.add(
            "the tiles of %d leaves have the root %s, the checkpoint says %s"
                .formatted(checkpoint.size(), root, checkpoint.root()));
      }
    } catch (LogBroken e) {
      audit.faults.add(String.valueOf(e.getMessage()));
      return List.copyOf(audit.faults);
    }
    audit.tiles(checkpoint.size(), from);
    return List.copyOf(audit.faults);
  }

  private void tiles(long size, long from) throws IOException {
    Iterator<Tile> tiles = Tile.all(size).filter(tile -> tile.end() > from).iterator();
    while (tiles.hasNext()) {
      Tile tile = tiles.next();
      try {
        byte[] bytes = files.whole(tile);
        boolean holds = tile.level() == Tile.ENTRIES ? entries(tile, bytes) : hashes(tile, bytes);
        if (!holds) {
          faults.add("the tile " + tile.path() + " is not that of the checkpoint");
        }
      } catch (LogBroken e) {
        faults.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private boolean entries(Tile tile, byte[] bytes) throws IOException {
    long leaf = tile.index() * Tile.WIDTH;
    for (byte[] entry : Entries.in(bytes, tile.width())) {
      if (!Hash.ofLeaf(entry).equals(subtrees.at(0, leaf++))) {
        return false;
      }
    }
    return true;
  }

  /** Those of a partial tile are what the root was made of. */
  private boolean hashes(Tile tile, byte[] bytes) throws IOException {
    return !tile.isFull()
        || TiledSubtrees.head(bytes, 0, Tile.WIDTH)
            .equals(subtrees.at((tile.level() + 1) * Tile.HEIGHT, tile.index()));
  }
}
