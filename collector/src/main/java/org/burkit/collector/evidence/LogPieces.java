package org.burkit.collector.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.collector.file.Piece;
import org.burkit.evidence.log.Audit;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Tile;
import org.burkit.evidence.log.TileFiles;
import org.burkit.evidence.log.TiledSubtrees;
import org.burkit.evidence.log.Tree;

/**
 * What a copy of a log is made of, while a collector may be stepping it: all as far as the head
 * goes that was read first. The journal is to be copied after it.
 */
public final class LogPieces {
  private static final List<String> KEYS = List.of("log-key", "log-key.previous");
  private static final List<String> AS_THEY_ARE =
      List.of("handovers", "cosigned", "stamps", "bundles");

  private final EvidenceFiles files;
  private final byte[] headBytes;
  private final Head head;

  private LogPieces(EvidenceFiles files) throws IOException {
    this.files = files;
    this.headBytes = Files.readAllBytes(files.head());
    this.head = Head.read(headBytes, files.head());
  }

  /** Of the log in that directory of evidence; empty where none was begun. */
  public static Optional<LogPieces> of(Path directory) throws IOException {
    var files = new EvidenceFiles(directory);
    return Files.exists(files.head()) ? Optional.of(new LogPieces(files)) : Optional.empty();
  }

  /** How far they go. */
  public Checkpoint tree() {
    return head.tree();
  }

  /** All but the keys; {@code prefix} goes before each name. */
  public List<Piece> pieces(String prefix) throws IOException {
    var pieces = new ArrayList<Piece>();
    TileFiles tiles = new TileFiles(files.log());
    Iterator<Tile> all = Tile.all(tree().size()).iterator();
    while (all.hasNext()) {
      Tile tile = all.next();
      String name = prefix + "log/" + tile.path();
      pieces.add(
          tile.isFull()
              ? Piece.of(name, tiles.path(tile), Files.size(tiles.path(tile)), true)
              : Piece.of(name, tiles.whole(tile)));
    }
    long leaves = LeafFile.bytes(tree().size());
    pieces.add(Piece.of(prefix + "leaves", files.leaves(), leaves, false));
    pieces.add(Piece.of(prefix + "versions.jsonl", files.versions(), head.versions(), false));
    if (Files.exists(files.certificate())) {
      pieces.add(Piece.of(prefix + files.certificate().getFileName(), files.certificate()));
    }
    for (String directory : AS_THEY_ARE) {
      pieces.addAll(inside(directory, prefix));
    }
    pieces.add(Piece.of(prefix + "head.json", headBytes));
    return List.copyOf(pieces);
  }

  private List<Piece> inside(String name, String prefix) throws IOException {
    Path directory = files.directory().resolve(name);
    var pieces = new ArrayList<Piece>();
    if (Files.isDirectory(directory)) {
      List<Path> found;
      try (Stream<Path> all = Files.list(directory)) {
        found = all.filter(file -> !file.toString().endsWith(".next")).sorted().toList();
      }
      for (Path file : found) {
        String inCopy = prefix + name + "/" + file.getFileName();
        pieces.add(Piece.of(inCopy, file, Files.size(file), true));
      }
    }
    return pieces;
  }

  /** True for what one of {@link #keys} is called. */
  public static boolean isKey(String name) {
    return KEYS.contains(name);
  }

  /** The keys that sign; whoever has them can speak for the log. */
  public static List<Piece> keys(Path directory) throws IOException {
    var pieces = new ArrayList<Piece>();
    for (String name : KEYS) {
      if (Files.exists(directory.resolve(name))) {
        pieces.add(Piece.of(name, directory.resolve(name)));
      }
    }
    return List.copyOf(pieces);
  }

  /**
   * Why this is not the log of an earlier head grown further; empty where it is.
   *
   * @param earlier what a copy has
   */
  public Optional<String> notGrownFrom(Checkpoint earlier) throws IOException {
    Checkpoint now = tree();
    if (!now.origin().equals(earlier.origin())) {
      return Optional.of(
          "the log is " + now.origin() + ", that of the copy is " + earlier.origin());
    }
    if (now.size() < earlier.size()) {
      return Optional.of(
          "the log has %d leaves, the copy has %d".formatted(now.size(), earlier.size()));
    }
    var subtrees = new TiledSubtrees(new TileFiles(files.log()), now.size());
    return new Tree(earlier.size(), subtrees).root().equals(earlier.root())
        ? Optional.empty()
        : Optional.of(
            "the first %d leaves of the log are not those of the copy".formatted(earlier.size()));
  }

  /** What of the tiles is not as it was written; see {@link Audit}. */
  public List<String> faults(long from) throws IOException {
    return Audit.of(new TileFiles(files.log()), tree(), from);
  }
}
