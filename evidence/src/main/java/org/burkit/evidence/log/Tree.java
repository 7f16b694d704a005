package org.burkit.evidence.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree of some size over its complete subtrees: heads and proofs (RFC 9162, sections
 * 2.1.1, 2.1.3.1 and 2.1.4.1).
 *
 * @param size how many leaves
 */
public record Tree(long size, Subtrees subtrees) {
  public Tree {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has 0 leaves or more, got " + size);
    }
  }

  /** The hash of all leaves. */
  public Hash root() throws IOException {
    return size == 0 ? Hash.EMPTY : head(0, size);
  }

  /**
   * The path from the leaf {@code index}, from 0, up to the root: its siblings, the lowest first.
   */
  public List<Hash> inclusion(long index) throws IOException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("there is no leaf " + index + " of " + size);
    }
    var path = new ArrayList<Hash>();
    include(index, 0, size, path);
    return List.copyOf(path);
  }

  private void include(long index, long from, long to, List<Hash> path) throws IOException {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      include(index, from, middle, path);
      path.add(head(middle, to));
    } else {
      include(index, middle, to, path);
      path.add(head(from, middle));
    }
  }

  /**
   * The proof that the tree of the first {@code old} leaves is the beginning of this one; nothing
   * where it is empty or the same.
   */
  public List<Hash> consistency(long old) throws IOException {
    if (old < 0 || old > size) {
      throw new IllegalArgumentException("no tree of " + old + " leaves is part of one of " + size);
    }
    var path = new ArrayList<Hash>();
    if (old > 0) {
      subproof(old, 0, size, true, path);
    }
    return List.copyOf(path);
  }

  /**
   * @param known true while the old tree's own head is what the reader has
   */
  private void subproof(long old, long from, long to, boolean known, List<Hash> path)
      throws IOException {
    if (old == to) {
      if (!known) {
        path.add(head(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (old <= middle) {
      subproof(old, from, middle, known, path);
      path.add(head(middle, to));
    } else {
      subproof(old, middle, to, false, path);
      path.add(head(from, middle));
    }
  }

  /**
   * Of the leaves from {@code from} to before {@code to}; the former is a multiple of the split.
   */
  private Hash head(long from, long to) throws IOException {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return subtrees.at(level, from >> level);
    }
    long middle = from + split(count);
    return Hash.ofNode(head(from, middle), head(middle, to));
  }

  /** The largest power of two that is smaller. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
