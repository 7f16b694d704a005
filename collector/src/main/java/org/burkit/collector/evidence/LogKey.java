package org.burkit.collector.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.file.PrivateFile;
import org.burkit.evidence.leaf.Seed;
import org.burkit.evidence.log.Certificate;
import org.burkit.evidence.log.Handover;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a log, in files that only their owner may read. */
public final class LogKey {
  private static final Logger log = LoggerFactory.getLogger(LogKey.class);

  private LogKey() {}

  /**
   * The key that is there, or a new one.
   *
   * @param name of a new log; without one it gets a name by chance
   */
  static LogKeys open(EvidenceFiles files, Optional<String> name) throws IOException {
    if (!Files.exists(files.key())) {
      write(files.key(), NoteSigner.generate(name.orElseGet(LogKey::chance)));
    }
    NoteSigner found = signer(files.key());
    if (name.filter(n -> !n.equals(found.key().name())).isPresent()) {
      throw new IOException(
          "the log is named " + found.key().name() + " for good, not " + name.get());
    }
    Optional<NoteSigner> previous =
        Files.exists(files.previousKey())
            ? Optional.of(signer(files.previousKey()))
            : Optional.empty();
    return new LogKeys(found, previous, handovers(files), certificate(files, found.key()));
  }

  /** Of this key; after a rotation what there is may be of the one before it. */
  private static Optional<Note> certificate(EvidenceFiles files, NoteKey key) throws IOException {
    if (!Files.exists(files.certificate())) {
      return Optional.empty();
    }
    Optional<Note> note = Note.parse(Files.readString(files.certificate()));
    Optional<Certificate> certificate = note.flatMap(Certificate::of);
    if (certificate.filter(found -> found.key().equals(key)).isEmpty()) {
      log.warn(
          "{} is no certificate of the key that signs, and is left out of bundles; have the root"
              + " certify {}",
          files.certificate(),
          key);
      return Optional.empty();
    }
    return note;
  }

  /**
   * Bundles carry this certificate from the next start on.
   *
   * @param text of a note by which a root says that the key of the log is the log's
   * @throws IOException where it is something else
   */
  public static void certify(Path directory, String text) throws IOException {
    var files = new EvidenceFiles(directory);
    NoteKey key = signer(files.key()).key();
    Certificate certificate =
        Note.parse(text)
            .flatMap(Certificate::of)
            .orElseThrow(
                () -> new IOException("expected a certificate as 'collector certify' prints it"));
    if (!certificate.key().equals(key)) {
      throw new IOException(
          "expected a certificate of " + key + ", got one of " + certificate.key());
    }
    PrivateFile.replace(files.certificate(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, NoteSigner signer) throws IOException {
    PrivateFile.replace(file, signer.text().getBytes(StandardCharsets.UTF_8));
  }

  private static NoteSigner signer(Path file) throws IOException {
    return NoteSigner.parse(Files.readString(file))
        .orElseThrow(() -> new IOException(file + ": expected the key of a log"));
  }

  private static List<Note> handovers(EvidenceFiles files) throws IOException {
    var handovers = new ArrayList<Note>();
    for (int number = 1; Files.exists(files.handover(number)); number++) {
      Path file = files.handover(number);
      handovers.add(
          Note.parse(Files.readString(file))
              .orElseThrow(() -> new IOException(file + ": expected a signed note")));
    }
    return handovers;
  }

  /**
   * Makes a new key of the same name, to which the one that is there hands over. The collector must
   * not be running. Where this is cut off it is to be done again: the note alone does no harm.
   */
  public static NoteKey rotate(Path directory) throws IOException {
    var files = new EvidenceFiles(directory);
    NoteSigner before = signer(files.key());
    NoteSigner next = NoteSigner.generate(before.key().name());
    int number = handovers(files).size() + 1;
    byte[] note = Handover.of(before, next.key()).toString().getBytes(StandardCharsets.UTF_8);
    PrivateFile.replace(files.handover(number), note);
    write(files.previousKey(), before);
    write(files.key(), next);
    return next.key();
  }

  /**
   * The public half of the key in a collector's directory of evidence; empty where there is none.
   */
  public static Optional<NoteKey> read(Path directory) throws IOException {
    Path file = new EvidenceFiles(directory).key();
    return Files.exists(file)
        ? NoteSigner.parse(Files.readString(file)).map(NoteSigner::key)
        : Optional.empty();
  }

  private static String chance() {
    byte[] bytes = Seed.of(new SecureRandom()).bytes();
    return "burkit-log-" + HexFormat.of().formatHex(bytes, 0, 6);
  }
}
