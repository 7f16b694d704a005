package org.burkit.lab.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One line of {@code probe run --json}: what the probe itself thinks of one target, and what became
 * of the measurement.
 *
 * @param id of the measurement: its digest
 * @param functions of a service, how each fares; empty for a page
 */
public record ProbeLine(
    String id,
    String input,
    String outcome,
    Optional<String> mechanism,
    double confidence,
    OptionalInt hop,
    String why,
    String submission,
    Map<String, String> functions) {
  private static final JsonMapper MAPPER = new JsonMapper();

  public ProbeLine {
    functions = Map.copyOf(functions);
  }

  /** A line about a page. */
  public ProbeLine(
      String input,
      String outcome,
      Optional<String> mechanism,
      double confidence,
      OptionalInt hop,
      String why,
      String submission) {
    this("", input, outcome, mechanism, confidence, hop, why, submission, Map.of());
  }

  /** Reads a line; a line that is none is a fault of the probe. */
  static ProbeLine parse(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      return new ProbeLine(
          json.path("id").asText(),
          json.required("input").asText(),
          json.required("outcome").asText(),
          Optional.ofNullable(json.path("mechanism").textValue()),
          json.path("confidence").asDouble(),
          json.has("hop") ? OptionalInt.of(json.get("hop").asInt()) : OptionalInt.empty(),
          json.path("why").asText(),
          json.path("submission").asText("none"),
          functions(json.path("functions")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ProgramException("The probe printed a line that is not as agreed: " + line);
    }
  }

  private static Map<String, String> functions(JsonNode states) {
    Map<String, String> functions = new TreeMap<>();
    states.properties().forEach(e -> functions.put(e.getKey(), e.getValue().asText()));
    return functions;
  }

  public String host() {
    return Optional.ofNullable(URI.create(input).getHost()).orElse(input);
  }

  /** In words: {@code blocked (tls.timeout)} or {@code accessible}. */
  public String words() {
    return mechanism.map(m -> outcome + " (" + m + ")").orElse(outcome);
  }
}
