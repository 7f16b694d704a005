package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.burkit.collector.backup.Originals;

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

  /** The transparency log with its key and secrets; like the journal it cannot be made again. */
  static Path evidence(Path data) {
    return data.resolve("evidence");
  }

  /** Whose senders are forgotten; the journal does not know it. */
  static Path forgotten(Path data) {
    return data.resolve("forgotten");
  }

  /** Who may speak as an editor. */
  static Path editors(Path data) {
    return data.resolve("editors");
  }

  /** What opens files that volunteers sealed; nobody can make it again. */
  static Path openingKeys(Path data) {
    return data.resolve("opening-keys");
  }

  /** What tokens are signed with; others would be made, and probes take none by those. */
  static Path tokenKeys(Path data) {
    return data.resolve("token-keys");
  }

  /** Which tokens are spent; without it those of two months can be spent once more. */
  static Path spentTokens(Path data) {
    return data.resolve("spent-tokens");
  }

  /** What webhooks were told. */
  static Path alerts(Path data) {
    return data.resolve("alerts");
  }

  /** How far files were imported. */
  static Path imports(Path data) {
    return data.resolve("imports");
  }

  /** Which ids this collector's share of a Kafka journal has had; Kafka has it as well. */
  static Path streams(Path data) {
    return data.resolve("streams");
  }

  /** All of it that cannot be made again. */
  static Originals originals(Path data) {
    List<Path> files = List.of(forgotten(data), editors(data), alerts(data), imports(data));
    List<Path> secrets = List.of(salt(data), openingKeys(data), tokenKeys(data));
    return new Originals(journal(data), evidence(data), files, secrets);
  }

  /** Ends where the directory is of a collector whose journal is in Kafka. */
  static void expectJournalInFiles(Path data) throws IOException {
    if (Files.exists(streams(data))) {
      throw new IOException(
          "expected a journal in files, that of "
              + data
              + " is in Kafka; send the file's lines to a collector's /api/v1/measurements");
    }
  }

  /** What can be made again. */
  static Path store(Path data) {
    return data.resolve("store.duckdb");
  }
}
