package org.burkit.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What outlives a scenario's world: the measurement, and the lists that its probe judged by,
 * without which nobody could judge it again.
 *
 * @param references {@code roots}, {@code block_pages} and {@code false_positives}, as in the lists
 */
record Kept(JsonNode measurement, JsonNode references) {

  static Kept of(Path report, Path lists) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    ObjectNode references = JsonNodeFactory.instance.objectNode();
    references.set("roots", yaml.readTree(lists.resolve("interception-roots.yaml").toFile()));
    references.set(
        "block_pages", yaml.readTree(lists.resolve("fingerprints/blockpages.yaml").toFile()));
    references.set(
        "false_positives",
        yaml.readTree(lists.resolve("fingerprints/false-positives.yaml").toFile()));
    return new Kept(new JsonMapper().readTree(report.toFile()), references);
  }
}
