package org.burkit.evidence.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tiles of a log as files of one directory, under the names by which they are served. One
 * thread writes; any may read.
 */
public record TileFiles(Path directory) {

  /** The bytes of a tile, if it is there. */
  public Optional<byte[]> read(Tile tile) throws IOException {
    Path file = path(tile);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /**
   * The bytes of a tile, cut from the full one where the partial one is gone.
   *
   * @throws LogBroken where it is not there, or cut short
   */
  public byte[] whole(Tile tile) throws IOException {
    Tile full = new Tile(tile.level(), tile.index(), Tile.WIDTH);
    for (Tile one : List.of(tile, full)) {
      try {
        return tile.cut(Files.readAllBytes(path(one)));
      } catch (NoSuchFileException e) {
        // The full one is written before the partial one goes.
      }
    }
    throw new LogBroken("the file " + path(tile) + " is not there");
  }

  /** Replaces the file as a whole; it is on the disk only after {@link #force}. */
  public void write(Tile tile, byte[] bytes) throws IOException {
    Path file = path(tile);
    Files.createDirectories(parent(file));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.write(next, bytes);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns once it is on the disk with its name. */
  public void force(Tile tile) throws IOException {
    Path file = path(tile);
    for (Path one : List.of(file, parent(file))) {
      try (FileChannel channel = FileChannel.open(one, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Removes the partial tiles that a full one has taken the place of. */
  void deletePartial(Tile full) throws IOException {
    Path file = path(full);
    Path partial = file.resolveSibling(file.getFileName() + ".p");
    if (Files.isDirectory(partial)) {
      try (Stream<Path> old = Files.list(partial)) {
        for (Path one : old.toList()) {
          Files.delete(one);
        }
      }
      Files.delete(partial);
    }
  }

  private Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? directory : parent;
  }

  /** Where its bytes lie. */
  public Path path(Tile tile) {
    return directory.resolve(tile.path());
  }
}
