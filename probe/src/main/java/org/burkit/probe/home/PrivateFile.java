package org.burkit.probe.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes files that nobody but their owner may read, whole or not at all, and so that a power cut
 * takes nothing back. Any thread may use it.
 */
public final class PrivateFile {
  private PrivateFile() {}

  /**
   * Puts a file in its place; at no moment is there half of it, or one that others may read. It is
   * on the disk when this returns; where this fails, what was there before still is, and nothing
   * new beside it.
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path directory = directory(file);
    FileAttribute<?>[] privately =
        isPosix(directory)
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path fresh = Files.createTempFile(directory, file.getFileName().toString(), ".tmp", privately);
    try {
      fill(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(fresh); // else each attempt would take more of a disk that is full
      throw e;
    }
    settle(directory);
  }

  /** Deletes a file, for good when this returns; nothing happens where there is none. */
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      settle(directory(file));
    }
  }

  private static Path directory(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  private static void fill(Path fresh, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Has the disk know which names a directory has: else the power may take them back. */
  static void settle(Path directory) throws IOException {
    if (isPosix(directory)) { // others let nobody open a directory, and need not
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private static boolean isPosix(Path directory) throws IOException {
    return Files.getFileStore(directory).supportsFileAttributeView("posix");
  }
}
