package org.burkit.collector.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.burkit.collector.evidence.LogPieces;
import org.burkit.collector.file.Piece;
import org.burkit.collector.journal.Inspection;
import org.burkit.collector.journal.JournalPieces;

/**
 * What of a collector's data cannot be made again, where it lies; a collector may be writing it.
 *
 * @param files what else there is to keep, by its place; it need not be there
 * @param secrets that are kept apart from the rest, as the log's key is; they need not be there
 */
public record Originals(Path journal, Path evidence, List<Path> files, List<Path> secrets) {
  private static final String JOURNAL = "journal/";
  private static final String EVIDENCE = "evidence/";

  public Originals {
    files = List.copyOf(files);
    secrets = List.copyOf(secrets);
  }

  /**
   * Brings the copy in {@code directory} up to date.
   *
   * @throws CannotCopy where the copy is of something else or has more, or what is to be copied is
   *     not whole; the copy is as it was then
   */
  public Backup.Outcome copyTo(Path directory) throws IOException {
    try (Backup backup = Backup.open(directory)) {
      Optional<LogPieces> log = LogPieces.of(evidence);
      List<Piece> ofJournal = JournalPieces.of(journal, JOURNAL);
      mustBeTheSame(directory.resolve(JOURNAL), ofJournal, backup.before());
      long known = log.isPresent() ? mustHaveGrown(directory.resolve(EVIDENCE), log.get()) : 0;
      backup.take(ofJournal);
      if (log.isPresent()) {
        backup.take(log.get().pieces(EVIDENCE));
      }
      backup.take(there(files));
      mustBeWhole(backup, log, known);
      return backup.commit();
    }
  }

  /** Brings the copy of what is secret up to date. */
  public Backup.Outcome copyKeysTo(Path directory) throws IOException {
    var pieces = new ArrayList<>(LogPieces.keys(evidence));
    pieces.addAll(there(secrets));
    try (Backup backup = Backup.open(directory)) {
      backup.take(pieces);
      return backup.commit();
    }
  }

  private static List<Piece> there(List<Path> files) throws IOException {
    var pieces = new ArrayList<Piece>();
    for (Path file : files) {
      if (Files.exists(file)) {
        pieces.add(Piece.of(String.valueOf(file.getFileName()), file));
      }
    }
    return pieces;
  }

  private void mustBeTheSame(Path copy, List<Piece> pieces, SortedMap<String, String> before)
      throws IOException {
    Optional<String> copied = JournalPieces.identity(copy);
    if (copied.isPresent() && !copied.equals(JournalPieces.identity(journal))) {
      throw new CannotCopy("the copy is of another journal");
    }
    for (String name : before.keySet()) {
      if (name.startsWith(JOURNAL)) {
        Path file = copy.resolveSibling(name);
        long bytes =
            pieces.stream().filter(p -> p.name().equals(name)).mapToLong(Piece::bytes).sum();
        if (Files.exists(file) && Files.size(file) > bytes) {
          throw new CannotCopy("the copy has more of " + name + " than the journal");
        }
      }
    }
  }

  /** How many leaves of the log the copy has. */
  private static long mustHaveGrown(Path copy, LogPieces log) throws IOException {
    Optional<LogPieces> copied = LogPieces.of(copy);
    if (copied.isEmpty()) {
      return 0;
    }
    Optional<String> why = log.notGrownFrom(copied.get().tree());
    if (why.isPresent()) {
      throw new CannotCopy(why.get());
    }
    return copied.get().tree().size();
  }

  private static void mustBeWhole(Backup backup, Optional<LogPieces> log, long known)
      throws IOException {
    List<String> faults = new ArrayList<>();
    Inspection.ofEnd(backup.staged(JOURNAL), _ -> {})
        .forEach(finding -> finding.faults().forEach(fault -> faults.add(fault.toString())));
    if (log.isPresent()) {
      faults.addAll(log.get().faults(known));
    }
    if (!faults.isEmpty()) {
      throw new CannotCopy("not whole: " + String.join("; ", faults));
    }
  }
}
