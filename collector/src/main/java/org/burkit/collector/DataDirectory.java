package org.burkit.collector;

import java.nio.file.Path;

/** Where things lie in the directory that {@code --data} names. */
final class DataDirectory {
  private DataDirectory() {}

  /** The truth. */
  static Path journal(Path data) {
    return data.resolve("journal");
  }

  /** What can be made again. */
  static Path store(Path data) {
    return data.resolve("store.duckdb");
  }
}
