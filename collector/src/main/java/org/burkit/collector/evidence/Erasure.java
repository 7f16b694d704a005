package org.burkit.collector.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.burkit.collector.journal.Address;

/** Erases secrets of a log that no collector has open. One thread. */
public final class Erasure {
  private Erasure() {}

  /**
   * The seed of the measurement that lies there is on no disk of this log any more when it returns;
   * false where the log does not have the measurement.
   */
  public static boolean erase(Path directory, Address at) throws IOException {
    var files = new EvidenceFiles(directory);
    if (!Files.exists(files.head())) {
      return false;
    }
    long size = Head.read(files.head()).tree().size();
    try (LeafFile leaves = LeafFile.open(files.leaves(), size)) {
      OptionalLong leaf = leaves.leaf(at, size);
      if (leaf.isPresent()) {
        leaves.erase(leaf.getAsLong());
      }
      return leaf.isPresent();
    }
  }
}
