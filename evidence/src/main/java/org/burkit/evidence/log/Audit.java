package org.burkit.evidence.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

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
    return of(files, checkpoint, tile -> tile.end() > from);
  }

  /** The same without the entries, for a log of which those are not there yet. */
  public static List<String> ofHashes(TileFiles files, Checkpoint checkpoint, long from)
      throws IOException {
    return of(files, checkpoint, tile -> tile.end() > from && !tile.isOfEntries());
  }

  private static List<String> of(TileFiles files, Checkpoint checkpoint, Predicate<Tile> which)
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
    audit.tiles(Tile.all(checkpoint.size()).filter(which).iterator());
    return List.copyOf(audit.faults);
  }

  /** True where these are the entries below the hashes that are there, of a tree of this size. */
  public static boolean areEntries(TileFiles files, long size, Tile tile, byte[] bytes)
      throws IOException {
    return Entries.length(bytes, tile.width()) == bytes.length
        && new Audit(files, size).entries(tile, bytes);
  }

  private void tiles(Iterator<Tile> tiles) throws IOException {
    while (tiles.hasNext()) {
      Tile tile = tiles.next();
      try {
        byte[] bytes = files.whole(tile);
        boolean holds = tile.isOfEntries() ? entries(tile, bytes) : hashes(tile, bytes);
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
