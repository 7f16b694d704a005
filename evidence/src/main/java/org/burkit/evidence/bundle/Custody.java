package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.model.Sha256;

/**
 * Who held what, in order: {@code custody.jsonl}. Each line has the digest of the one before it.
 * One thread.
 *
 * @param log name of the log whose collector held it
 */
record Custody(Statement statement, long leaf, List<Exhibit> exhibits, String log) {

  byte[] file() {
    var lines = new StringBuilder();
    String before = "";
    for (Exhibit exhibit : exhibits) {
      before = add(lines, before, received(exhibit));
    }
    for (Act act : statement.acts()) {
      before = add(lines, before, edited(act));
    }
    before = add(lines, before, stated());
    add(lines, before, entry("sealed").put("as", statement.name()));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode received(Exhibit exhibit) {
    ObjectNode node = entry("received").put("entry", exhibit.index());
    exhibit.id().ifPresent(id -> node.put("measurement", id.hex()));
    return node.put("from", exhibit.probe())
        .put("measured", exhibit.time().toString())
        .put("through", exhibit.source());
  }

  private ObjectNode edited(Act act) {
    return entry("edited").put("at", act.made().toString()).put("kind", act.content().kind());
  }

  private ObjectNode stated() {
    return entry("stated")
        .put("entry", leaf)
        .put("at", statement.made().toString())
        .put("lists", statement.edition().lists())
        .put("rules", statement.edition().rules());
  }

  private ObjectNode entry(String event) {
    return JsonNodeFactory.instance.objectNode().put("event", event).put("by", log);
  }

  /** The digest of the line. */
  private static String add(StringBuilder lines, String before, ObjectNode entry) {
    byte[] line = Canonical.bytes(entry.put("before", before));
    lines.append(new String(line, StandardCharsets.UTF_8)).append('\n');
    return Sha256.hex(line);
  }
}
