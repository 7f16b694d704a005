package org.burkit.collector.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burkit.collector.file.PrivateFile;
import org.burkit.collector.journal.Position;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.LogBroken;
import org.burkit.evidence.log.Note;

/**
 * How far the log goes: the one file whose replacement makes a step of it come about.
 *
 * @param checkpoint signed, maybe by witnesses as well
 * @param position up to which the journal is in the log
 * @param versions bytes of the file of versions
 * @param journal the identity of the journal that is followed
 */
record Head(Note checkpoint, Position position, long versions, String journal) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Checkpoint tree() {
    return Checkpoint.parse(checkpoint.text()).orElseThrow();
  }

  static Head before(Note checkpoint, String journal) {
    return new Head(checkpoint, Position.START, 0, journal);
  }

  /** The checkpoint of a log without leaves. */
  static Checkpoint empty(String origin) {
    return new Checkpoint(origin, 0, Hash.EMPTY);
  }

  void write(Path file) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("checkpoint", checkpoint.toString());
    node.put("segment", position.segment()).put("offset", position.offset());
    node.put("versions", versions).put("journal", journal);
    PrivateFile.replace(file, JSON.writeValueAsBytes(node));
  }

  static Head read(Path file) throws IOException {
    return read(Files.readAllBytes(file), file);
  }

  /**
   * @param file from which the bytes were read
   */
  static Head read(byte[] bytes, Path file) throws LogBroken {
    JsonNode node = tree(bytes, file);
    Note note =
        Note.parse(node.path("checkpoint").asText())
            .filter(n -> Checkpoint.parse(n.text()).isPresent())
            .orElseThrow(() -> new LogBroken(file + ": expected the head of a log"));
    return new Head(
        note,
        new Position(node.path("segment").asLong(), node.path("offset").asLong()),
        node.path("versions").asLong(),
        node.path("journal").asText());
  }

  private static JsonNode tree(byte[] bytes, Path file) throws LogBroken {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new LogBroken(file + ": expected JSON, got " + e.getMessage());
    }
  }
}
