package org.burkit.collector.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;

/**
 * The keys of a log: the one that signs now, and the one before it, which signs checkpoints beside
 * it until it is taken away. Immutable.
 *
 * @param handovers from the earliest key on
 * @param certificate what a root says of the current key; empty where there is no root
 */
record LogKeys(
    NoteSigner current,
    Optional<NoteSigner> previous,
    List<Note> handovers,
    Optional<Note> certificate) {
  LogKeys {
    handovers = List.copyOf(handovers);
  }

  NoteKey key() {
    return current.key();
  }

  /** Those that are shown to who asks: the current one first. */
  List<NoteKey> shown() {
    var keys = new ArrayList<NoteKey>(List.of(key()));
    previous.map(NoteSigner::key).ifPresent(keys::add);
    return keys;
  }

  /** The head of a tree. */
  Note sign(long size, Hash root) {
    return sign(new Checkpoint(key().name(), size, root).text());
  }

  Note sign(String text) {
    Note signed = Note.signed(text, current);
    return previous
        .map(before -> signed.with(Note.signed(text, before).signatures().getFirst()))
        .orElse(signed);
  }

  /** By one of them. */
  boolean signed(Note note) {
    return shown().stream().anyMatch(note::isSignedBy);
  }
}
