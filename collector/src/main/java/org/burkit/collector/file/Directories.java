package org.burkit.collector.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories whose names are on the disk, or off it, when a method returns. */
public final class Directories {
  private static final FileAttribute<?> FOR_THE_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private Directories() {}

  /** Makes it where it is not there, with those above it, so that others cannot look into it. */
  public static void createForTheOwner(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, FOR_THE_OWNER);
    }
  }

  /** Returns once the names in it and below it are on the disk. */
  public static void force(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(directory)) {
      all = below.filter(Files::isDirectory).toList();
    }
    for (Path one : all) {
      try (FileChannel channel = FileChannel.open(one, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Takes it away with all that is in it. */
  public static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      List<Path> all;
      try (Stream<Path> below = Files.walk(directory)) {
        all = below.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
    }
  }
}
