package org.burkit.collector.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the name of a native library, which its driver unpacked into the temporary directory, away
 * once it is loaded. The driver does so only when the process ends in peace; one that is killed
 * would leave 85 MB behind each time. Linux keeps the mapped file until the process ends; elsewhere
 * nothing is done.
 */
public final class UnpackedLibrary {
  private static final Logger log = LoggerFactory.getLogger(UnpackedLibrary.class);
  private static final Path MAPPED = Path.of("/proc/self/maps");

  private UnpackedLibrary() {}

  /** DuckDB's, which its driver has loaded by the first connection. */
  public static void forgetDuckDb() {
    delete("libduckdb_java");
  }

  /** Loads RocksDB's, once. */
  public static void loadRocksDb() {
    RocksDB.loadLibrary();
    delete("librocksdbjni");
  }

  /** Deletes the files mapped into this process whose names begin with {@code prefix}. */
  private static void delete(String prefix) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      for (Path file : mapped(temporary.resolve(prefix).toString())) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.debug("the unpacked library stays until the process ends", e);
    }
  }

  private static List<Path> mapped(String start) throws IOException {
    if (!Files.isReadable(MAPPED)) {
      return List.of();
    }
    return Files.readAllLines(MAPPED).stream()
        .filter(line -> line.contains(" " + start) && line.endsWith(".so"))
        .map(line -> Path.of(line.substring(line.indexOf(" " + start) + 1)))
        .distinct()
        .toList();
  }
}
