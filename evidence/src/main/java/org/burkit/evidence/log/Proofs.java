package org.burkit.evidence.log;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What proofs prove (RFC 9162, sections 2.1.3.2 and 2.1.4.2). Pure. */
public final class Proofs {
  private Proofs() {}

  /**
   * The root of the tree of {@code size} leaves in which the leaf {@code index} has this hash and
   * these siblings; empty where their number is another than such a tree's.
   */
  public static Optional<Hash> root(long index, long size, Hash leaf, List<Hash> path) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if (isRight(node) || node == last) {
        hash = Hash.ofNode(sibling, hash);
        while (!isRight(node) && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.ofNode(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }

  /** True where the old tree is the beginning of the new one. */
  public static boolean isConsistent(
      long oldSize, Hash oldRoot, long newSize, Hash newRoot, List<Hash> proof) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == newSize) {
      return proof.isEmpty() && oldRoot.equals(newRoot);
    }
    if (oldSize == 0) {
      return proof.isEmpty() && oldRoot.equals(Hash.EMPTY);
    }
    return extendsTree(oldSize, oldRoot, newSize, newRoot, proof.iterator());
  }

  private static boolean extendsTree(
      long oldSize, Hash oldRoot, long newSize, Hash newRoot, Iterator<Hash> proof) {
    long node = oldSize - 1;
    long last = newSize - 1;
    while (isRight(node)) {
      node >>= 1;
      last >>= 1;
    }
    if (node != 0 && !proof.hasNext()) {
      return false;
    }
    Hash ofOld = node == 0 ? oldRoot : proof.next();
    Hash ofNew = ofOld;
    while (proof.hasNext()) {
      if (last == 0) {
        return false;
      }
      Hash sibling = proof.next();
      if (isRight(node) || node == last) {
        ofOld = Hash.ofNode(sibling, ofOld);
        ofNew = Hash.ofNode(sibling, ofNew);
        while (!isRight(node) && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        ofNew = Hash.ofNode(ofNew, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && ofOld.equals(oldRoot) && ofNew.equals(newRoot);
  }

  private static boolean isRight(long node) {
    return (node & 1) == 1;
  }
}
