package org.burkit.collector.evidence;

import java.io.IOException;
import java.nio.file.Path;
import org.burkit.collector.file.Directories;

/**
 * Where things lie in the directory of the evidence. Key and leaves are secret; all but the tiles
 * and the bundles is primary data, which nothing else can make again.
 */
record EvidenceFiles(Path directory) {
  static EvidenceFiles in(Path directory) throws IOException {
    Directories.createForTheOwner(directory);
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

  /** What a root says of the key. */
  Path certificate() {
    return directory.resolve("log-certificate.note");
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
}
