package org.burkit.model;

import java.util.List;

/**
 * What is known of block pages and interception beforehand, and which edition of that knowledge it
 * is.
 *
 * @param falsePositives consulted first: pages that only look blocked
 * @param digest SHA-256 over the files it was read from; every verdict stores it
 */
public record References(
    List<Fingerprint> falsePositives,
    List<Fingerprint> blockPages,
    List<InterceptionRoot> roots,
    String digest) {
  public static final References NONE = new References(List.of(), List.of(), List.of(), "");

  public References {
    falsePositives = List.copyOf(falsePositives);
    blockPages = List.copyOf(blockPages);
    roots = List.copyOf(roots);
  }
}
