package org.burkit.evidence.log;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trees for tests, and the definition of their heads by the letter (RFC 9162, section 2.1.1). */
final class Leaves {
  /** The eight entries of the test data that implementations of RFC 6962 have in common. */
  static final List<byte[]> KNOWN =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  private Leaves() {}

  static List<byte[]> some(int count) {
    return IntStream.range(0, count).mapToObj(Leaves::entry).toList();
  }

  static byte[] entry(int number) {
    return ("entry " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  static Hash head(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY;
    }
    if (leaves.size() == 1) {
      return Hash.ofLeaf(leaves.getFirst());
    }
    int middle = 1;
    while (middle * 2 < leaves.size()) {
      middle *= 2;
    }
    return Hash.ofNode(
        head(leaves.subList(0, middle)), head(leaves.subList(middle, leaves.size())));
  }

  /** The tree of these leaves, with its complete subtrees in memory. */
  static Tree tree(List<byte[]> leaves) {
    List<List<Hash>> levels = new ArrayList<>();
    levels.add(leaves.stream().map(Hash::ofLeaf).toList());
    while (levels.getLast().size() > 1) {
      List<Hash> below = levels.getLast();
      levels.add(
          IntStream.range(0, below.size() / 2)
              .mapToObj(i -> Hash.ofNode(below.get(2 * i), below.get(2 * i + 1)))
              .toList());
    }
    return new Tree(leaves.size(), (level, index) -> levels.get(level).get((int) index));
  }
}
