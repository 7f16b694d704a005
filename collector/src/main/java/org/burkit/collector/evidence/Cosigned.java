package org.burkit.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.collector.file.PrivateFile;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Cosignature;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;

/**
 * The checkpoints that witnesses have signed as well, one file for each size of the tree. Any
 * thread.
 *
 * @param witnesses whose signatures are taken
 */
record Cosigned(Path directory, List<NoteKey> witnesses) {

  /** What a witness that we know adds to a checkpoint; empty where it adds nothing that is new. */
  Optional<Note> add(Note checkpoint, Note.Line line) {
    var alone = new Note(checkpoint.text(), List.of(line));
    boolean signed =
        witnesses.stream()
            .filter(witness -> Cosignature.time(checkpoint, witness).isEmpty())
            .anyMatch(witness -> Cosignature.time(alone, witness).isPresent());
    return signed ? Optional.of(checkpoint.with(line)) : Optional.empty();
  }

  void keep(Note checkpoint) throws IOException {
    long size = Checkpoint.parse(checkpoint.text()).orElseThrow().size();
    byte[] bytes = checkpoint.toString().getBytes(StandardCharsets.UTF_8);
    PrivateFile.replace(directory.resolve(Long.toString(size)), bytes);
  }

  /** The checkpoint of the smallest tree of at least that size that a witness has signed. */
  Optional<Note> from(long size) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    Optional<Long> first;
    try (Stream<Path> files = Files.list(directory)) {
      first =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d{1,18}"))
              .map(Long::valueOf)
              .filter(kept -> kept >= size)
              .min(Long::compareTo);
    }
    return first.isEmpty()
        ? Optional.empty()
        : Note.parse(Files.readString(directory.resolve(first.get().toString())));
  }
}
