package org.burkit.collector.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.burkit.collector.evidence.LogPieces;
import org.burkit.collector.file.Directories;
import org.burkit.collector.file.Piece;
import org.burkit.collector.journal.Inspection;
import org.burkit.collector.journal.Inspection.Finding;

/**
 * Makes a data directory of a copy: every byte is held against its digest, and what they say
 * against itself. The directory is there whole or not at all.
 */
public final class Restore {
  private static final String EVIDENCE = "evidence/";

  /** Where a log lies that is not gone on with. */
  private static final String BEFORE = "evidence-before/";

  private final Path copy;
  private final Optional<Path> keys;
  private final String evidence;
  private final List<String> faults = new ArrayList<>();

  /**
   * Makes data of a copy.
   *
   * @param keys the copy of what is secret
   * @param goesOn whether the log is gone on with; only for who knows that nothing was signed since
   *     the copy: else one key would sign two trees of one size
   */
  public Restore(Path copy, Optional<Path> keys, boolean goesOn) {
    this.copy = copy;
    this.keys = keys;
    this.evidence = goesOn ? EVIDENCE : BEFORE;
  }

  /**
   * What was restored.
   *
   * @param leaves of the log; 0 where the copy has none
   */
  public record Outcome(long measurements, long bytes, long leaves) {}

  /**
   * Makes {@code data}.
   *
   * @throws CannotCopy where there is something already, or the copy is not whole
   */
  public Outcome to(Path data) throws IOException {
    Path place = Files.exists(data) ? data.toRealPath() : data.toAbsolutePath().normalize();
    mustBeFree(place);
    Path next = place.resolveSibling(place.getFileName() + ".restoring");
    Directories.delete(next);
    Directories.createForTheOwner(next);
    take(copy, next, this::inData);
    if (keys.isPresent()) {
      take(keys.get(), next, this::keyInData);
    }
    Outcome outcome = faults.isEmpty() ? look(next) : new Outcome(0, 0, 0);
    if (!faults.isEmpty()) {
      Directories.delete(next);
      throw new CannotCopy("the copy is not whole: " + String.join("; ", faults));
    }
    Directories.force(next);
    Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
    return outcome;
  }

  private static void mustBeFree(Path place) throws IOException {
    if (Files.exists(place)) {
      try (Stream<Path> inside = Files.list(place)) {
        if (inside.findAny().isPresent()) {
          throw new CannotCopy(place + " is not empty; nothing is written over");
        }
      }
    }
  }

  private String inData(String name) {
    return name.startsWith(EVIDENCE) ? evidence + name.substring(EVIDENCE.length()) : name;
  }

  private String keyInData(String name) {
    return LogPieces.isKey(name) ? evidence + name : name;
  }

  private void take(Path from, Path next, UnaryOperator<String> naming) throws IOException {
    var stored = new Stored(from);
    for (var sum : stored.sums().entrySet()) {
      Path source = stored.file(sum.getKey());
      if (!Files.exists(source)) {
        faults.add(source + " is not there");
        continue;
      }
      Path file = next.resolve(naming.apply(sum.getKey()));
      Directories.createForTheOwner(file.resolveSibling(""));
      Piece piece = Piece.of(sum.getKey(), source, Files.size(source), true);
      if (!piece.copyTo(file).equals(sum.getValue())) {
        faults.add(source + " does not have its digest");
      }
    }
  }

  private Outcome look(Path next) throws IOException {
    List<Finding> findings = Inspection.of(next.resolve("journal"), _ -> {});
    findings.forEach(finding -> finding.faults().forEach(fault -> faults.add(fault.toString())));
    Optional<LogPieces> log = LogPieces.of(next.resolve(evidence));
    if (log.isPresent()) {
      faults.addAll(log.get().faults(0));
    }
    return new Outcome(
        findings.stream().mapToLong(Finding::entries).sum(),
        findings.stream().mapToLong(Finding::bytes).sum(),
        log.map(found -> found.tree().size()).orElse(0L));
  }
}
