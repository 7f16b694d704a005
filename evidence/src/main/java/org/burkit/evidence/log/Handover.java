package org.burkit.evidence.log;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A key of a log says which key comes after it, so that who knows the old one knows the new one.
 * Its first line is no log's origin, and its second no size: it can be no checkpoint. Pure.
 */
public final class Handover {
  private static final String HEAD = "burkit-log-key/v1\n";

  private Handover() {}

  public static Note of(NoteSigner before, NoteKey next) {
    return Note.signed(HEAD + next.vkey() + "\n", before);
  }

  /** The key that this one hands over to; empty where it did not sign the note, or that is none. */
  private static Optional<NoteKey> next(Note note, NoteKey before) {
    String text = note.text();
    return text.startsWith(HEAD) && note.isSignedBy(before)
        ? NoteKey.parse(text.substring(HEAD.length()).stripTrailing())
            .filter(next -> next.name().equals(before.name()))
            .filter(next -> text.equals(HEAD + next.vkey() + "\n"))
        : Optional.empty();
  }

  /** True where one of the known keys handed over to this one, by others maybe. */
  public static boolean leads(Collection<NoteKey> known, List<Note> handovers, NoteKey key) {
    var reached = new HashSet<NoteKey>(known);
    boolean grows = true;
    while (grows && !reached.contains(key)) {
      List<NoteKey> next =
          handovers.stream()
              .flatMap(note -> List.copyOf(reached).stream().flatMap(k -> next(note, k).stream()))
              .toList();
      grows = reached.addAll(next);
    }
    return reached.contains(key);
  }
}
