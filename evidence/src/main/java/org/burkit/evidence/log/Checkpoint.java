package org.burkit.evidence.log;

import java.util.Optional;

/**
 * What a log says of its tree at one size (C2SP tlog-checkpoint), without extension lines.
 *
 * @param origin the log's name
 */
public record Checkpoint(String origin, long size, Hash root) {

  /** The text of the note that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /** Reads {@link #text}; empty for anything else, extension lines included. */
  public static Optional<Checkpoint> parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 4 || lines[0].isEmpty() || !lines[3].isEmpty()) {
      return Optional.empty();
    }
    return size(lines[1])
        .flatMap(size -> Hash.parse(lines[2]).map(root -> new Checkpoint(lines[0], size, root)));
  }

  /** A number without leading zeros. */
  static Optional<Long> size(String digits) {
    return digits.matches("0|[1-9]\\d{0,17}")
        ? Optional.of(Long.valueOf(digits))
        : Optional.empty();
  }
}
