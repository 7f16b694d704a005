package org.burkit.collector.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.collector.evidence.LogPieces;
import org.burkit.collector.journal.JournalDamaged;
import org.burkit.collector.journal.JournalPieces;
import org.burkit.evidence.log.LogBroken;

/**
 * What was kept: the journal's end, the head of the log, the store, and the copy of all that. What
 * reads every byte is {@code collector check}.
 */
record DataCheck(
    Path journal, Path evidence, Optional<Path> store, Optional<Path> copy, Instant now) {
  private static final Duration OLD = Duration.ofDays(2);

  List<Finding> findings() throws IOException {
    if (!Files.isDirectory(journal)) {
      return List.of(Finding.soon("journal.none", Map.of()));
    }
    var findings = new ArrayList<>(List.of(ofJournal(), ofLog()));
    store.map(DataCheck::ofStore).ifPresent(findings::add);
    copy.map(this::ofCopy).ifPresent(findings::add);
    return findings;
  }

  private Finding ofJournal() throws IOException {
    try {
      int segments = JournalPieces.of(journal, "").size();
      return Finding.well("journal.well", Map.of("segments", segments));
    } catch (JournalDamaged e) {
      return Finding.wrong("journal.damaged", Map.of("what", String.valueOf(e.getMessage())));
    }
  }

  private Finding ofLog() throws IOException {
    try {
      Optional<LogPieces> log = LogPieces.of(evidence);
      if (log.isEmpty()) {
        return Finding.well("log.none", Map.of());
      }
      long leaves = log.get().tree().size();
      List<String> faults = log.get().faults(leaves);
      return faults.isEmpty()
          ? Finding.well("log.well", Map.of("leaves", leaves))
          : Finding.wrong("log.broken", Map.of("what", String.join("; ", faults)));
    } catch (LogBroken e) {
      return Finding.wrong("log.broken", Map.of("what", String.valueOf(e.getMessage())));
    }
  }

  private static Finding ofStore(Path store) {
    if (Files.exists(store.resolveSibling(store.getFileName() + ".next"))) {
      return Finding.soon("store.anew", Map.of());
    }
    return Files.exists(store)
        ? Finding.well("store.well", Map.of())
        : Finding.soon("store.none", Map.of());
  }

  private Finding ofCopy(Path directory) {
    Path sums = directory.resolve("SHA256SUMS");
    if (!Files.exists(sums)) {
      return Finding.wrong("copy.none", Map.of("directory", directory.toString()));
    }
    long modified = sums.toFile().lastModified();
    Duration age = Duration.between(Instant.ofEpochMilli(modified), now);
    Map<String, Object> values = Map.of("hours", Math.max(0, age.toHours()));
    return age.compareTo(OLD) > 0
        ? Finding.wrong("copy.old", values)
        : Finding.well("copy.well", values);
  }
}
