package org.burkit.evidence.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a root key says of the key of a log: that it is the log's, and for how long. The root signs
 * nothing else, so that its secret half can lie where no network reaches. The first line is no
 * log's origin, and the second no size: it can be no checkpoint, and no handover. Pure.
 *
 * @param root the key that says so
 * @param key of the log
 * @param from when on, to the second
 * @param until nothing that was said after that is said by the log
 */
public record Certificate(NoteKey root, NoteKey key, Instant from, Instant until) {
  private static final String HEAD = "burkit-log-certificate/v1";

  public Certificate {
    if (!from.isBefore(until) || !isToTheSecond(from) || !isToTheSecond(until)) {
      throw new IllegalArgumentException(
          "expected two times to the second, the earlier one first: " + from + ", " + until);
    }
    if (key.type() != NoteKey.Type.ED25519 || key.equals(root)) {
      throw new IllegalArgumentException("expected the key of a log, got " + key);
    }
  }

  private static boolean isToTheSecond(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).equals(time);
  }

  /**
   * The note that bundles carry.
   *
   * @param root the secret half of {@link #root}
   */
  public Note signedBy(NoteSigner root) {
    if (!root.key().equals(this.root)) {
      throw new IllegalArgumentException("expected the root " + this.root + ", got " + root.key());
    }
    return Note.signed(text(), root);
  }

  private String text() {
    return String.join("\n", HEAD, root.vkey(), key.vkey(), from.toString(), until.toString(), "");
  }

  /** Reads a note that the root which it names has signed; empty for anything else. */
  public static Optional<Certificate> of(Note note) {
    String[] lines = note.text().split("\n", -1);
    return lines.length == 6 && lines[0].equals(HEAD)
        ? of(lines).filter(read -> read.text().equals(note.text()) && note.isSignedBy(read.root))
        : Optional.empty();
  }

  private static Optional<Certificate> of(String[] lines) {
    Optional<NoteKey> root = NoteKey.parse(lines[1]);
    Optional<NoteKey> key = NoteKey.parse(lines[2]);
    if (root.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Certificate(root.get(), key.get(), Instant.parse(lines[3]), Instant.parse(lines[4])));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
