package org.burkit.collector.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.evidence.log.NoteKey;
import org.burkit.lists.file.ListFiles;

/**
 * How a log is kept.
 *
 * @param directory of this collector alone
 * @param name of the log, for good, such as {@code collector.example/log}; without one a new log is
 *     named by chance
 * @param files the lists by which is judged
 * @param witnesses whose signatures under checkpoints are taken
 * @param pause between two steps, and so at least between two checkpoints
 */
public record EvidenceSettings(
    Path directory,
    Optional<String> name,
    ListFiles files,
    List<NoteKey> witnesses,
    Duration pause) {
  private static final String LOG = "/log";

  public EvidenceSettings {
    witnesses = List.copyOf(witnesses);
  }

  /** The collector's address by the log's name; empty where the name is none. */
  String address() {
    return name.filter(n -> n.endsWith(LOG))
        .map(n -> "https://" + n.substring(0, n.length() - LOG.length()))
        .orElse("");
  }
}
