package org.burkit.collector.fold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.burkit.collector.file.PrivateFile;
import org.burkit.model.MeasurementId;
import org.burkit.model.Sha256;

/**
 * Measurements whose senders are forgotten: the journal has them for good, but no store that is
 * made from it has their pseudonym or the key of their address prefix. Immutable.
 */
public record Forgotten(Set<MeasurementId> ids) {
  public static final Forgotten NOBODY = new Forgotten(Set.of());

  public Forgotten {
    ids = Set.copyOf(ids);
  }

  /** Those of a file with an id on each line; nobody where there is no file. */
  public static Forgotten read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NOBODY;
    }
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return new Forgotten(lines.map(MeasurementId::new).collect(Collectors.toSet()));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + ": expected an id of a measurement on each line; put a copy of it back", e);
    }
  }

  /** Adds one to the file; on the disk when it returns. */
  public static void add(Path file, MeasurementId id) throws IOException {
    var ids = new TreeSet<>(read(file).ids());
    ids.add(id);
    PrivateFile.replace(file, new Forgotten(ids).lines().getBytes(StandardCharsets.UTF_8));
  }

  public boolean has(MeasurementId id) {
    return ids.contains(id);
  }

  /** Another for other ids; empty for nobody. */
  String version() {
    return ids.isEmpty() ? "" : Sha256.hex(lines().getBytes(StandardCharsets.UTF_8));
  }

  private String lines() {
    return ids.stream().sorted().map(id -> id + "\n").collect(Collectors.joining());
  }
}
