package org.burkit.evidence.bundle;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.burkit.evidence.leaf.Received;
import org.burkit.evidence.leaf.Seed;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.Note;
import org.burkit.lists.Lists;
import org.burkit.lists.file.ListFiles;

/**
 * All that a bundle is made of.
 *
 * @param leaf index of the statement's leaf
 * @param measurements in the order of the log, each once, all before the statement's leaf
 * @param leftOut how many more of the same cells there are, for which there was no room
 * @param files the lists by which it was judged
 * @param checkpoint signed by the log, of a tree that has the statement's leaf
 * @param authority for timestamps
 * @param handovers from the log's earlier keys to the one that signs
 * @param certificate what a root says of the key that signs; empty where there is no root
 * @param address of the collector, for people; empty where it is not known
 */
public record Dossier(
    Statement statement,
    long leaf,
    List<Held> measurements,
    int leftOut,
    ListFiles files,
    Lists lists,
    Note checkpoint,
    Paths paths,
    Authority authority,
    List<Note> handovers,
    Optional<Note> certificate,
    String address) {
  public Dossier {
    measurements = List.copyOf(measurements);
    handovers = List.copyOf(handovers);
  }

  /**
   * A measurement as the collector has it.
   *
   * @param index of its leaf
   * @param seed of its leaf; empty where it was erased, and with it all that was not shown before
   * @param body its JSON as it came
   * @param probe the pseudonym; empty for none
   */
  public record Held(
      long index, Optional<Seed> seed, Received received, String body, String probe) {}

  /** Who says that a digest was there at a time. */
  @FunctionalInterface
  public interface Authority {
    /** For a collector that asks nobody. */
    Authority NONE = _ -> Optional.empty();

    /** A token of RFC 3161 for that SHA-256, the same whenever it is asked for again. */
    Optional<byte[]> token(byte[] sha256) throws IOException;
  }

  /** Paths from leaves to the root of the checkpoint's tree. */
  @FunctionalInterface
  public interface Paths {
    List<Hash> of(long leaf) throws IOException;
  }
}
