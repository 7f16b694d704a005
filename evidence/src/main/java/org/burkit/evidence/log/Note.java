package org.burkit.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures (C2SP signed-note).
 *
 * @param text ends in a newline
 */
public record Note(String text, List<Line> signatures) {
  private static final String DASH = "\u2014 ";
  private static final int MOST_SIGNATURES = 32;
  private static final int LARGEST = 64 << 10;

  public Note {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature as it stands; it proves nothing yet.
   *
   * @param base64 of the key's id in four bytes and the signature
   */
  public record Line(String name, String base64) {
    private byte[] bytes() {
      return Base64Text.decode(base64).orElseThrow();
    }

    boolean isOf(NoteKey key) {
      return name.equals(key.name()) && ByteBuffer.wrap(bytes()).getInt() == key.id();
    }

    /** Without the key's id. */
    byte[] signature() {
      byte[] all = bytes();
      return Arrays.copyOfRange(all, Integer.BYTES, all.length);
    }

    @Override
    public String toString() {
      return DASH + name + " " + base64 + "\n";
    }

    private static Optional<Line> parse(String line) {
      String[] parts = line.startsWith(DASH) ? line.substring(2).split(" ", -1) : new String[0];
      boolean whole =
          parts.length == 2
              && NoteKey.isName(parts[0])
              && Base64Text.decode(parts[1]).filter(b -> b.length > Integer.BYTES).isPresent();
      return whole ? Optional.of(new Line(parts[0], parts[1])) : Optional.empty();
    }
  }

  /** The text with one signature. */
  public static Note signed(String text, NoteSigner signer) {
    byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return new Note(text, List.of(line(signer.key(), signature)));
  }

  static Line line(NoteKey key, byte[] signature) {
    ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + signature.length);
    all.putInt(key.id()).put(signature);
    return new Line(key.name(), Base64.getEncoder().encodeToString(all.array()));
  }

  /** The same with one signature more. */
  public Note with(Line signature) {
    var more = new ArrayList<>(signatures);
    more.add(signature);
    return new Note(text, more);
  }

  /** Reads {@link #toString}; empty for anything else. */
  public static Optional<Note> parse(String note) {
    int split = note.lastIndexOf("\n\n");
    boolean shaped =
        split > 0
            && split + 2 < note.length()
            && note.length() <= LARGEST
            && note.endsWith("\n")
            && note.chars().noneMatch(c -> c < 0x20 && c != '\n');
    if (!shaped) {
      return Optional.empty();
    }
    String[] lines = note.substring(split + 2, note.length() - 1).split("\n", -1);
    var signatures = new ArrayList<Line>();
    for (String line : lines) {
      Line.parse(line).ifPresent(signatures::add);
    }
    boolean whole = signatures.size() == lines.length && lines.length <= MOST_SIGNATURES;
    return whole
        ? Optional.of(new Note(note.substring(0, split + 1), signatures))
        : Optional.empty();
  }

  /** True where this key signed the text; false as well where any line in its name is wrong. */
  public boolean isSignedBy(NoteKey key) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    List<Line> own = signatures.stream().filter(line -> line.isOf(key)).toList();
    return key.type() == NoteKey.Type.ED25519
        && !own.isEmpty()
        && own.stream().allMatch(line -> key.verifies(message, line.signature()));
  }

  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(note::append);
    return note.toString();
  }
}
