package org.burkit.collector;

import java.nio.file.Path;

/** Where things lie in the directory that {@code --data} names. */
final class DataDirectory {
  private DataDirectory() {}

  /** The truth. */
  static Path journal(Path data) {
    return data.resolve("journal");
  }

  /** What keys of address prefixes are made with; never to be given away with the journal. */
  static Path salt(Path data) {
    return data.resolve("prefix-salt");
  }

  /** How far files were imported. */
  static Path imports(Path data) {
    return data.resolve("imports");
  }

  /** Which ids this collector's share of a Kafka journal has had; Kafka has it as well. */
  static Path streams(Path data) {
    return data.resolve("streams");
  }

  /** What can be made again. */
  static Path store(Path data) {
    return data.resolve("store.duckdb");
  }
}
