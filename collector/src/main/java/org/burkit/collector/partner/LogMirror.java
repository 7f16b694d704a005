package org.burkit.collector.partner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.file.Directories;
import org.burkit.evidence.log.Audit;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Cosignature;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.log.Tile;
import org.burkit.evidence.log.TileFiles;
import org.burkit.evidence.log.TiledSubtrees;
import org.burkit.evidence.log.Tree;

/**
 * Brings a copy of somebody's log up to its head, and finds out whether it still has the past that
 * it had. First the hashes, which are held against the head and against the one before it; then the
 * entries, each tile held against the hashes. What was cut off goes on with the next run.
 *
 * <p>A tile is believed only below a head that was kept: others are fetched again. One thread.
 */
public final class LogMirror {
  private static final int LARGEST_NOTE = 64 << 10;
  private static final int HASH_TILE = 256 * 32;

  /** About eight times what entries of ours take. */
  private static final int ENTRIES_TILE = 1 << 20;

  /** Leaves by which a log may grow between two looks. */
  private static final long MOST_GROWTH = 20_000_000;

  private final Remote remote;
  private final NoteKey key;
  private final Path directory;
  private final TileFiles tiles;
  private final Seen seen;

  /**
   * A copy in {@code directory}.
   *
   * @param key of the log, as its collector or somebody else has told it
   */
  public LogMirror(Remote remote, NoteKey key, Path directory) {
    this.remote = remote;
    this.key = key;
    this.directory = directory;
    this.tiles = new TileFiles(directory);
    this.seen = new Seen(directory);
  }

  /**
   * How far the copy goes.
   *
   * @param missing tiles of entries that are still to come
   */
  public record Outcome(Note checkpoint, long leaves, int fetched, long missing) {}

  /**
   * Takes what is new, at most so many tiles of entries.
   *
   * @throws Forked where the log has not the past that it had; nothing of it is kept but that head
   * @throws IOException where it does not answer as a log should
   */
  public Outcome update(int most) throws IOException {
    Note note = head();
    Checkpoint head = tree(note);
    Optional<Note> before = seen.last();
    Checkpoint last = before.map(LogMirror::tree).orElseGet(() -> Seen.nothing(key.name()));
    if (before.isPresent() && head.size() <= last.size()) {
      mustBegin(head, last, tiles, note);
      return entries(head.size() < last.size() ? before.get() : note, last, most);
    }
    if (head.size() - last.size() > MOST_GROWTH) {
      throw new IOException(
          "the log says that it has grown by more than " + MOST_GROWTH + " leaves at once");
    }
    List<String> faults = hashes(tiles, head, last.size());
    if (!faults.isEmpty()) {
      doubt(head, last, note);
      throw new IOException("the log is not that of its head: " + String.join("; ", faults));
    }
    mustBegin(last, head, tiles, note);
    seen.keep(note);
    return entries(note, head, most);
  }

  /** Whether it is another log as a whole: all of it again, apart from what is held to be true. */
  private void doubt(Checkpoint head, Checkpoint last, Note note) throws IOException {
    Path apart = directory.resolve("doubt");
    Directories.delete(apart);
    TileFiles others = new TileFiles(apart);
    if (hashes(others, head, 0).isEmpty()) {
      mustBegin(last, head, others, note);
    }
    Directories.delete(apart);
  }

  private Note head() throws IOException {
    byte[] bytes = remote.get("/log/checkpoint", LARGEST_NOTE);
    return Note.parse(new String(bytes, StandardCharsets.UTF_8))
        .filter(note -> note.isSignedBy(key))
        .filter(note -> Checkpoint.parse(note.text()).isPresent())
        .filter(note -> tree(note).origin().equals(key.name()))
        .orElseThrow(() -> new IOException("expected a checkpoint signed by " + key.vkey()));
  }

  private static Checkpoint tree(Note note) {
    return Checkpoint.parse(note.text()).orElseThrow();
  }

  /** Fetches those of the tree that are not below {@code known} leaves, and says what is wrong. */
  private List<String> hashes(TileFiles files, Checkpoint head, long known) throws IOException {
    Iterator<Tile> all = Tile.all(head.size()).filter(tile -> !tile.isOfEntries()).iterator();
    while (all.hasNext()) {
      Tile tile = all.next();
      if (tile.end() > known || !Files.exists(files.path(tile))) {
        write(files, tile, remote.get("/log/" + tile.path(), HASH_TILE));
      }
    }
    return Audit.ofHashes(files, head, known);
  }

  private static void write(TileFiles files, Tile tile, byte[] bytes) throws IOException {
    files.write(tile, bytes);
    files.force(tile);
  }

  /** The smaller tree must be the beginning of the greater one, whose tiles are there. */
  private void mustBegin(Checkpoint smaller, Checkpoint greater, TileFiles files, Note note)
      throws IOException {
    var subtrees = new TiledSubtrees(files, greater.size());
    if (!new Tree(smaller.size(), subtrees).root().equals(smaller.root())) {
      seen.contradicts(note, tree(note).size());
      throw new Forked(
          ("the log is forked: its heads of %d and of %d leaves, both signed by its key, have not"
                  + " the same past; both are kept in %s")
              .formatted(smaller.size(), greater.size(), directory));
    }
  }

  private Outcome entries(Note note, Checkpoint head, int most) throws IOException {
    int fetched = 0;
    long missing = 0;
    Iterator<Tile> all = Tile.all(head.size()).filter(Tile::isOfEntries).iterator();
    while (all.hasNext()) {
      Tile tile = all.next();
      if (Files.exists(tiles.path(tile))) {
        continue;
      }
      if (fetched == most) {
        missing++;
        continue;
      }
      byte[] bytes = remote.get("/log/" + tile.path(), ENTRIES_TILE);
      if (!Audit.areEntries(tiles, head.size(), tile, bytes)) {
        throw new IOException(tile.path() + ": these are not the entries of the log's leaves");
      }
      write(tiles, tile, bytes);
      fetched++;
    }
    return new Outcome(note, head.size(), fetched, missing);
  }

  /**
   * Tells the log that this head holds, as its witness; false where it did not take that, most
   * often because it has gone on meanwhile.
   */
  public boolean cosign(Outcome outcome, NoteSigner witness, Instant now) throws IOException {
    Note checkpoint = outcome.checkpoint();
    return Cosignature.time(checkpoint, witness.key()).isPresent()
        || remote.post(
            "/log/cosignature", Cosignature.sign(checkpoint.text(), now, witness).toString());
  }
}
