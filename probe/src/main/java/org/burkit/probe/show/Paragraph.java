package org.burkit.probe.show;

import java.util.ArrayList;
import java.util.List;

/** A sentence as lines of a bounded width, broken between words. Pure. */
final class Paragraph {
  private Paragraph() {}

  /** At least one line; a word that is longer than a line, such as an address, stays whole. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
