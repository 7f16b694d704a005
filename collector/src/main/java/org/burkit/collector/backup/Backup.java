package org.burkit.collector.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.burkit.collector.file.Directories;
import org.burkit.collector.file.Piece;
import org.burkit.collector.file.PrivateFile;

/**
 * A copy that is brought up to date: what is new is written and read back beside it, and takes its
 * place only once all of it is on the disk. Whoever dies on the way leaves the copy as it was, or
 * what the next one finishes. One process at a time has it.
 */
public final class Backup implements Closeable {
  /** Beside what is there; with digests in it, it is to be finished, else thrown away. */
  static final String NEXT = "next";

  /** Of tiles that a full one has taken the place of. */
  private static final String PARTIAL = ".p/";

  private final Path directory;
  private final Path next;
  private final FileChannel lock;
  private final SortedMap<String, String> before;
  private final SortedMap<String, String> sums;
  private int copied;
  private long bytes;

  private Backup(Path directory, FileChannel lock) throws IOException {
    this.directory = directory;
    this.next = directory.resolve(NEXT);
    this.lock = lock;
    finish();
    this.before = Sums.read(directory);
    this.sums = new TreeMap<>(before);
    this.sums.keySet().removeIf(name -> name.contains(PARTIAL));
  }

  /** What was done. */
  public record Outcome(int files, int copied, long bytes) {}

  /** The copy in {@code directory}, which is made where it is not there. */
  public static Backup open(Path directory) throws IOException {
    Directories.createForTheOwner(directory);
    FileChannel lock = PrivateFile.open(directory.resolve("lock"));
    try {
      if (lock.tryLock() == null) {
        throw inUse(directory);
      }
      return new Backup(directory, lock);
    } catch (OverlappingFileLockException e) {
      lock.close();
      throw inUse(directory);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static IOException inUse(Path directory) {
    return new IOException("another program is writing the copy in " + directory);
  }

  /** Names and digests of what the copy had before. */
  public SortedMap<String, String> before() {
    return Collections.unmodifiableSortedMap(before);
  }

  /** Where what is new lies until {@link #commit}; a file that has not changed is not there. */
  public Path staged(String name) {
    return next.resolve(name);
  }

  /**
   * Takes what is new of them.
   *
   * @throws IOException also where what was written is not what is read back
   */
  public void take(List<Piece> pieces) throws IOException {
    for (Piece piece : pieces) {
      Path there = directory.resolve(piece.name());
      String known = before.get(piece.name());
      boolean isThere =
          known != null
              && piece.isFixed()
              && Files.exists(there)
              && Files.size(there) == piece.bytes();
      sums.put(piece.name(), isThere ? known : copy(piece));
    }
  }

  private String copy(Piece piece) throws IOException {
    Path file = next.resolve(piece.name());
    Directories.createForTheOwner(file.resolveSibling("").toAbsolutePath());
    String sum = piece.copyTo(file);
    if (!Digests.of(file).equals(sum)) {
      throw new IOException(file + " does not read as it was written; is this disk well?");
    }
    copied++;
    bytes += piece.bytes();
    return sum;
  }

  /** Makes what was taken the copy. */
  public Outcome commit() throws IOException {
    Directories.createForTheOwner(next);
    Directories.force(next);
    Sums.write(next, sums);
    finish();
    return new Outcome(sums.size(), copied, bytes);
  }

  /** Finishes what a commit began, and throws away what never came to one. */
  private void finish() throws IOException {
    if (Files.exists(next.resolve(Sums.FILE))) {
      for (Path file : files(next)) {
        if (!file.equals(next.resolve(Sums.FILE))) {
          move(file);
        }
      }
      deleteWhatIsNotIn(Sums.read(next).keySet());
      Directories.force(directory);
      move(next.resolve(Sums.FILE));
    }
    Directories.delete(next);
  }

  private void deleteWhatIsNotIn(Set<String> names) throws IOException {
    for (String name : Sums.read(directory).keySet()) {
      if (!names.contains(name)) {
        Files.deleteIfExists(directory.resolve(name));
      }
    }
  }

  private void move(Path file) throws IOException {
    Path place = directory.resolve(next.relativize(file));
    Directories.createForTheOwner(place.resolveSibling("").toAbsolutePath());
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
