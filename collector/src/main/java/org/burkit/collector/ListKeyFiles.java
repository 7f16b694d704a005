package org.burkit.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.burkit.lists.bundle.Keys;

/** Files of keys for lists: a pair in one that only its owner may read, its public half beside. */
final class ListKeyFiles {
  private ListKeyFiles() {}

  /**
   * Writes a new pair and its public half, {@code .pub}. A file that is there already stays.
   *
   * @throws java.nio.file.FileAlreadyExistsException where one is
   */
  static void write(Path file, KeyPair pair) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] onlyOwner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, anew, onlyOwner)) {
      channel.write(StandardCharsets.UTF_8.encode(Keys.pairText(pair)));
    }
    Files.writeString(
        file.resolveSibling(file.getFileName() + ".pub"),
        Keys.publicText(pair.getPublic()) + "\n",
        StandardOpenOption.CREATE_NEW);
  }

  /** The pairs in some files; a file that holds none becomes a fault. */
  static List<KeyPair> pairs(List<Path> files, List<String> faults) throws IOException {
    List<KeyPair> pairs = new ArrayList<>();
    for (Path file : files) {
      Optional<KeyPair> pair = Keys.parsePair(Files.readString(file));
      pair.ifPresentOrElse(
          pairs::add, () -> faults.add(file + ": expected a key made by 'lists keygen'"));
    }
    return pairs;
  }

  /** The public halves in some files, by id; a file that holds none becomes a fault. */
  static Map<String, PublicKey> publics(List<Path> files, List<String> faults) throws IOException {
    Map<String, PublicKey> keys = new LinkedHashMap<>();
    for (Path file : files) {
      Keys.parsePublic(Files.readString(file).strip())
          .ifPresentOrElse(
              key -> keys.put(Keys.id(key), key),
              () -> faults.add(file + ": expected the .pub file of a key"));
    }
    return keys;
  }

  static List<byte[]> roots(List<Path> files) throws IOException {
    List<byte[]> roots = new ArrayList<>();
    for (Path file : files) {
      roots.add(Files.readAllBytes(file));
    }
    return roots;
  }
}
