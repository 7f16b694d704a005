package org.burkit.lab.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** A truth as JSON: {@code {"outcome":…,"mechanism":…|null,"hop":…|null}}. Pure. */
public final class TruthJson {
  private TruthJson() {}

  public static ObjectNode of(Truth truth) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("outcome", truth.outcome());
    json.put("mechanism", truth.mechanism().orElse(null));
    if (!truth.functions().isEmpty()) {
      new TreeMap<>(truth.functions()).forEach(json.putObject("functions")::put);
    }
    return truth.hop().isPresent() ? json.put("hop", truth.hop().getAsInt()) : json.putNull("hop");
  }
}
