package org.burkit.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.burkit.lab.program.ProbeLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir Path directory;

  @Test
  void recordedLine_holdsTheTruthBesideTheMeasurement() throws Exception {
    Scenario scenario = Scenarios.named("sni-drop").orElseThrow();
    var line =
        new ProbeLine(
            scenario.url(), "down", Optional.empty(), 0.5, OptionalInt.empty(), "why", "none");
    Path file = directory.resolve("recorded.jsonl");
    try (Recording recording = Recording.create(file)) {
      JsonNode measurement = JsonNodeFactory.instance.objectNode().put("test_name", "x");
      JsonNode references = JsonNodeFactory.instance.objectNode().put("roots", 1);
      var verdict = new Seen.Verdict(line, new Kept(measurement, references));
      recording.add(new Result(scenario, 7, verdict, Duration.ZERO));
      recording.add(new Result(scenario, 8, new Seen.Failure("gone"), Duration.ZERO));
    }

    assertThat(Files.readAllLines(file)).hasSize(1);
    JsonNode recorded = new JsonMapper().readTree(Files.readString(file));
    assertThat(recorded.path("scenario").asText()).isEqualTo("sni-drop");
    assertThat(recorded.path("truth").path("mechanism").asText()).isEqualTo("tls.timeout");
    assertThat(recorded.path("seed").asLong()).isEqualTo(7);
    assertThat(recorded.path("measurement").path("test_name").asText()).isEqualTo("x");
    assertThat(recorded.path("references").path("roots").asInt()).isEqualTo(1);
  }
}
