package org.burkit.evidence.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The growing end of a tree in tiles. Full tiles are written as they fill, partial ones by {@link
 * #commit}. One thread; after an exception it is to be opened anew.
 */
public final class TreeWriter {
  /** Of an entry, in bytes. */
  public static final int LARGEST_ENTRY = 0xffff;

  private final TileFiles files;
  private final Edge entries;

  /** One for each level of tiles, the lowest first. */
  private final List<Edge> levels;

  private final List<Tile> unforced = new ArrayList<>();
  private long size;

  private TreeWriter(TileFiles files, long size, Edge entries, List<Edge> levels) {
    this.files = files;
    this.size = size;
    this.entries = entries;
    this.levels = levels;
  }

  /**
   * Goes on where a tree ended; what lies beyond is written again.
   *
   * @throws LogBroken where the tiles are not those of a tree with that root
   */
  public static TreeWriter open(TileFiles files, long size, Hash root) throws IOException {
    Edge entries = edge(files, size, Tile.ENTRIES);
    var levels = new ArrayList<Edge>();
    for (int level = 0; Tile.nodes(size, level) > 0; level++) {
      levels.add(edge(files, size, level));
    }
    var writer = new TreeWriter(files, size, entries, levels);
    writer.mustHold(root);
    return writer;
  }

  private static Edge edge(TileFiles files, long size, int level) throws IOException {
    Optional<Tile> partial =
        Tile.in(size, level, Tile.nodes(size, level) / Tile.WIDTH).filter(t -> !t.isFull());
    if (partial.isEmpty()) {
      return new Edge();
    }
    return Edge.of(files.whole(partial.get()), partial.get().width());
  }

  private void mustHold(Hash root) throws IOException {
    Hash found = root();
    if (!found.equals(root)) {
      throw new LogBroken(
          "the tiles of the first %d leaves have the root %s, the last checkpoint says %s"
              .formatted(size, found, root));
    }
    List<byte[]> all = Entries.in(entries.bytes(), entries.width());
    for (int i = 0; i < all.size(); i++) {
      if (!Hash.ofLeaf(all.get(i)).equals(levels.getFirst().head(i, 1))) {
        throw new LogBroken("the entries at the end of the log are not those of its leaves");
      }
    }
  }

  /** How many leaves there are, those included that no commit has written yet. */
  public long size() {
    return size;
  }

  /** Adds one leaf. */
  public void append(byte[] entry) throws IOException {
    if (entry.length > LARGEST_ENTRY) {
      throw new IllegalArgumentException("an entry has at most 65,535 bytes, got " + entry.length);
    }
    long tile = size / Tile.WIDTH;
    entries.add(
        ByteBuffer.allocate(Short.BYTES + entry.length)
            .putShort((short) entry.length)
            .put(entry)
            .array());
    if (entries.width() == Tile.WIDTH) {
      full(new Tile(Tile.ENTRIES, tile, Tile.WIDTH), entries);
    }
    size++;
    add(0, tile, Hash.ofLeaf(entry));
  }

  private void add(int level, long tile, Hash hash) throws IOException {
    if (levels.size() == level) {
      levels.add(new Edge());
    }
    Edge edge = levels.get(level);
    ByteBuffer bytes = ByteBuffer.allocate(Hash.BYTES);
    hash.putInto(bytes);
    edge.add(bytes.array());
    if (edge.width() == Tile.WIDTH) {
      Hash head = edge.head(0, Tile.WIDTH);
      full(new Tile(level, tile, Tile.WIDTH), edge);
      add(level + 1, tile / Tile.WIDTH, head);
    }
  }

  private void full(Tile tile, Edge edge) throws IOException {
    write(tile, edge);
    edge.clear();
  }

  private void write(Tile tile, Edge edge) throws IOException {
    files.write(tile, edge.bytes());
    unforced.add(tile);
  }

  /** The root of the tree as it is now. */
  public Hash root() throws IOException {
    return new Tree(size, this::subtree).root();
  }

  /** Those of the right end alone, which are all that the root is made of. */
  private Hash subtree(int level, long index) {
    int below = level % Tile.HEIGHT;
    Edge edge = levels.get(level / Tile.HEIGHT);
    return edge.head((int) ((index << below) % Tile.WIDTH), 1 << below);
  }

  /** Returns once all of the tree is on the disk. */
  public void commit() throws IOException {
    writePartial(Tile.ENTRIES, entries);
    for (int level = 0; level < levels.size(); level++) {
      writePartial(level, levels.get(level));
    }
    for (Tile tile : unforced) {
      files.force(tile);
    }
    for (Tile tile : unforced) {
      if (tile.isFull()) {
        files.deletePartial(tile);
      }
    }
    unforced.clear();
  }

  private void writePartial(int level, Edge edge) throws IOException {
    if (edge.width() > 0) {
      long index = Tile.nodes(size, level) / Tile.WIDTH;
      write(new Tile(level, index, edge.width()), edge);
    }
  }
}
