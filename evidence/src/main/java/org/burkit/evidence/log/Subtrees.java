package org.burkit.evidence.log;

import java.io.IOException;

/** The complete subtrees of a tree, wherever they lie. */
@FunctionalInterface
public interface Subtrees {
  /**
   * The hash of the 2^{@code level} leaves that begin with the leaf {@code index} * 2^level; all of
   * them must be in the tree.
   */
  Hash at(int level, long index) throws IOException;
}
