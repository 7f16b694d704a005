package org.burkit.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.burkit.lab.program.ProgramException;

/**
 * What outlives a scenario's world: the measurement, and the lists that its probe judged by,
 * without which nobody could judge it again.
 *
 * @param references {@code roots}, {@code block_pages} and {@code false_positives}, as in the lists
 */
record Kept(JsonNode measurement, JsonNode references) {

  private static final int FAULTS_TOLD = 3;

  /**
   * Reads both.
   *
   * @throws ProgramException if what the probe wrote is no measurement
   */
  static Kept of(Path report, Path lists, MeasurementSchema schema) throws IOException {
    JsonNode measurement = new JsonMapper().readTree(report.toFile());
    List<String> faults = schema.faults(measurement.toString());
    if (!faults.isEmpty()) {
      throw new ProgramException(
          "The measurement is not as the schema says: "
              + String.join("; ", faults.subList(0, Math.min(FAULTS_TOLD, faults.size()))));
    }
    YAMLMapper yaml = new YAMLMapper();
    ObjectNode references = JsonNodeFactory.instance.objectNode();
    references.set("roots", yaml.readTree(lists.resolve("interception-roots.yaml").toFile()));
    references.set(
        "block_pages", yaml.readTree(lists.resolve("fingerprints/blockpages.yaml").toFile()));
    references.set(
        "false_positives",
        yaml.readTree(lists.resolve("fingerprints/false-positives.yaml").toFile()));
    return new Kept(measurement, references);
  }
}
