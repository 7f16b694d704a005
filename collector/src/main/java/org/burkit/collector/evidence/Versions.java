package org.burkit.collector.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.file.PrivateFile;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.bundle.Unfit;

/**
 * All that was ever said of incidents, in a file with one version a line, in the order of the log.
 * One thread adds; any may ask.
 */
final class Versions implements Closeable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FileChannel channel;
  private final Map<IncidentId, List<Placed>> placed = new ConcurrentHashMap<>();
  private final List<Placed> pending = new ArrayList<>();
  private long end;

  private Versions(FileChannel channel) {
    this.channel = channel;
  }

  private record Placed(Version version, long offset, int length) {}

  /** Goes on after so many bytes; what lies beyond is cut off. */
  static Versions open(Path file, long end) throws IOException {
    FileChannel channel = PrivateFile.open(file);
    try {
      channel.truncate(end);
      if (channel.size() < end) {
        throw new IOException(file + ": expected " + end + " bytes, the file is shorter");
      }
      var versions = new Versions(channel);
      versions.load();
      return versions;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void load() throws IOException {
    var in = new BufferedReader(Channels.newReader(channel.position(0), StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int length = line.getBytes(StandardCharsets.UTF_8).length + 1;
      JsonNode node = JSON.readTree(line);
      var version =
          Version.of(statement(node), node.path("leaf").asLong(), node.path("checkpoint").asLong());
      note(new Placed(version, end, length));
      end += length;
    }
  }

  private static Statement statement(JsonNode line) throws IOException {
    try {
      return Statement.parse(line.path("statement").asText().getBytes(StandardCharsets.UTF_8));
    } catch (Unfit e) {
      throw new IOException("the file of versions is not as it was written", e);
    }
  }

  private void note(Placed one) {
    placed.computeIfAbsent(one.version.id(), _ -> new CopyOnWriteArrayList<>()).add(one);
  }

  /** Of which something was logged. */
  Set<IncidentId> ids() {
    return placed.keySet();
  }

  /** In their order; none of what was never logged. */
  List<Version> of(IncidentId id) {
    return placed.getOrDefault(id, List.of()).stream().map(Placed::version).toList();
  }

  Optional<Version> find(IncidentId id, int number) {
    return of(id).stream().filter(version -> version.number() == number).findFirst();
  }

  /** What a version says. */
  Statement statement(Version version) throws IOException {
    Placed place =
        placed.getOrDefault(version.id(), List.of()).stream()
            .filter(one -> one.version.equals(version))
            .findFirst()
            .orElseThrow();
    ByteBuffer line = ByteBuffer.allocate(place.length);
    while (line.hasRemaining() && channel.read(line, place.offset + line.position()) >= 0) {}
    return statement(JSON.readTree(line.array()));
  }

  /** Writes a version; it is there for others only once it is {@link #committed}. */
  void add(Statement statement, Version version) throws IOException {
    var node = JSON.createObjectNode();
    node.put("leaf", version.leaf()).put("checkpoint", version.checkpoint());
    node.put("statement", new String(statement.bytes(), StandardCharsets.UTF_8));
    byte[] bytes = (node + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer line = ByteBuffer.wrap(bytes);
    while (line.hasRemaining()) {
      channel.write(line, end + line.position());
    }
    pending.add(new Placed(version, end, bytes.length));
    end += bytes.length;
  }

  /**
   * Returns once all that was added is on the disk.
   *
   * @return how many bytes the file has
   */
  long force() throws IOException {
    channel.force(false);
    return end;
  }

  /** The head names what was added. */
  void committed() {
    pending.forEach(this::note);
    pending.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
