package org.burkit.lab.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of measurements whose truth is known: one line for each scenario that was played, {@code
 * {"scenario":…,"truth":{…},"seed":…,"told":…,"references":{…},"measurement":{…}}}. One thread.
 */
public final class Recording implements AutoCloseable {
  private final Writer out;

  private Recording(Writer out) {
    this.out = out;
  }

  /** Begins a file anew. */
  public static Recording create(Path file) throws IOException {
    return new Recording(Files.newBufferedWriter(file));
  }

  /** Adds what was measured; a scenario whose probe failed has nothing to add. */
  public void add(Result result) {
    if (!(result.seen() instanceof Seen.Verdict(_, var kept))) {
      return;
    }
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("scenario", result.scenario().name());
    line.set("truth", TruthJson.of(result.scenario().truth()));
    line.put("seed", result.seed());
    line.put("told", result.scenario().notToldYet().isEmpty());
    try {
      line.set("references", kept.references());
      line.set("measurement", kept.measurement());
      out.write(line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
