package org.burkit.collector.evidence;

import java.net.URI;
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
 * @param authority for timestamps (RFC 3161) that stamps bundles
 * @param address that the world calls this collector by
 * @param pause between two steps, and so at least between two checkpoints
 */
public record EvidenceSettings(
    Path directory,
    Optional<String> name,
    ListFiles files,
    List<NoteKey> witnesses,
    Optional<URI> authority,
    Optional<URI> address,
    Duration pause) {
  public EvidenceSettings {
    witnesses = List.copyOf(witnesses);
  }
}
