package org.burkit.collector.partner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.burkit.collector.file.Directories;
import org.burkit.collector.file.PrivateFile;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.Note;

/**
 * The largest head of a log that was seen and held, in a file, and any that contradict it. One
 * process at a time.
 */
record Seen(Path directory) {
  /** Nothing of a log with that name. */
  static Checkpoint nothing(String origin) {
    return new Checkpoint(origin, 0, Hash.EMPTY);
  }

  Optional<Note> last() throws IOException {
    Path file = file();
    return Files.exists(file) ? Note.parse(Files.readString(file)) : Optional.empty();
  }

  void keep(Note checkpoint) throws IOException {
    write(file(), checkpoint);
  }

  /** For whoever is to be shown that the log is forked: this one and {@link #last}. */
  void contradicts(Note checkpoint, long size) throws IOException {
    write(directory.resolve("forks").resolve(size + ".note"), checkpoint);
  }

  private static void write(Path file, Note checkpoint) throws IOException {
    Directories.createForTheOwner(file.resolveSibling(""));
    PrivateFile.replace(file, checkpoint.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Path file() {
    return directory.resolve("checkpoint");
  }
}
