package org.burkit.collector.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where things lie in the directory of the evidence. Key and leaves are secret; all but the tiles
 * and the bundles is primary data, which nothing else can make again.
 */
record EvidenceFiles(Path directory) {
  private static final FileAttribute<?> FOR_THE_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> DIRECTORY_FOR_THE_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  static EvidenceFiles in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, DIRECTORY_FOR_THE_OWNER);
    }
    return new EvidenceFiles(directory);
  }

  Path key() {
    return directory.resolve("log-key");
  }

  /** Signs beside the other one until it is taken away. */
  Path previousKey() {
    return directory.resolve("log-key.previous");
  }

  Path handover(int number) {
    return directory.resolve("handovers").resolve(number + ".note");
  }

  Path log() {
    return directory.resolve("log");
  }

  Path head() {
    return directory.resolve("head.json");
  }

  Path leaves() {
    return directory.resolve("leaves");
  }

  Path versions() {
    return directory.resolve("versions.jsonl");
  }

  Path cosigned() {
    return directory.resolve("cosigned");
  }

  Path stamp(String name) {
    return directory.resolve("stamps").resolve(name + ".tst");
  }

  Path bundle(String name) {
    return directory.resolve("bundles").resolve(name + ".zip");
  }

  /** Opens a file that only its owner may read, making it where it is not there. */
  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        FOR_THE_OWNER);
  }

  /** Replaces a file as a whole; on the disk when it returns. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path directory = file.resolveSibling("").toAbsolutePath();
    Files.createDirectories(directory);
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(next, FOR_THE_OWNER);
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
