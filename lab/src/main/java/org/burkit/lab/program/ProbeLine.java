package org.burkit.lab.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of {@code probe run --json}: what the probe itself thinks of one target, and what became
 * of the measurement.
 */
public record ProbeLine(
    String input,
    String outcome,
    Optional<String> mechanism,
    double confidence,
    OptionalInt hop,
    String why,
    String submission) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Reads a line; a line that is none is a fault of the probe. */
  static ProbeLine parse(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      return new ProbeLine(
          json.required("input").asText(),
          json.required("outcome").asText(),
          Optional.ofNullable(json.path("mechanism").textValue()),
          json.path("confidence").asDouble(),
          json.has("hop") ? OptionalInt.of(json.get("hop").asInt()) : OptionalInt.empty(),
          json.path("why").asText(),
          json.path("submission").asText("none"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ProgramException("The probe printed a line that is not as agreed: " + line);
    }
  }

  public String host() {
    return Optional.ofNullable(URI.create(input).getHost()).orElse(input);
  }

  /** In words: {@code blocked (tls.timeout)} or {@code accessible}. */
  public String words() {
    return mechanism.map(m -> outcome + " (" + m + ")").orElse(outcome);
  }
}
