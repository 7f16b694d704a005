package org.burkit.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That one entry is in a log, in one text (C2SP tlog-proof, without extra data).
 *
 * @param index of the entry, from 0
 * @param path from its sibling up
 * @param checkpoint signed, whole
 */
public record TlogProof(long index, List<Hash> path, String checkpoint) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";
  private static final int LONGEST_PATH = 63;

  public TlogProof {
    path = List.copyOf(path);
  }

  /** Reads {@link #toString}; empty for anything else. What it proves is another question. */
  public static Optional<TlogProof> parse(String text) {
    int split = text.indexOf("\n\n");
    String[] lines = split < 0 ? new String[0] : text.substring(0, split).split("\n", -1);
    if (lines.length < 2
        || lines.length > 2 + LONGEST_PATH
        || !lines[0].equals(HEAD)
        || !lines[1].startsWith(INDEX)) {
      return Optional.empty();
    }
    var path = new ArrayList<Hash>();
    for (int i = 2; i < lines.length; i++) {
      Hash.parse(lines[i]).ifPresent(path::add);
    }
    return path.size() == lines.length - 2
        ? Checkpoint.size(lines[1].substring(INDEX.length()))
            .map(index -> new TlogProof(index, path, text.substring(split + 2)))
        : Optional.empty();
  }

  /** True where the tree of that checkpoint has this entry at that place. */
  public boolean proves(byte[] entry, Checkpoint tree) {
    return Proofs.root(index, tree.size(), Hash.ofLeaf(entry), path)
        .filter(tree.root()::equals)
        .isPresent();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(HEAD).append('\n').append(INDEX).append(index);
    path.forEach(hash -> text.append('\n').append(hash.base64()));
    return text.append("\n\n").append(checkpoint).toString();
  }
}
