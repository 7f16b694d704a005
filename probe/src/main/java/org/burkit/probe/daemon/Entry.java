package org.burkit.probe.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.burkit.model.MeasurementId;
import org.burkit.probe.run.TargetResult;

/**
 * One result as the volunteer is shown it.
 *
 * @param outcome the label of the verdict's outcome
 * @param why in the volunteer's language, by the rules of then
 * @param network the name or number of the network; empty where it is not known
 * @param submission what became of it when it was measured
 */
public record Entry(
    Instant at,
    MeasurementId id,
    String input,
    String outcome,
    String why,
    String network,
    String submission) {

  static Entry of(TargetResult result, Instant at, String why) {
    var vantage = result.measurement().vantage();
    return new Entry(
        at,
        result.id(),
        result.input(),
        result.verdict().outcome().label(),
        why,
        vantage.networkName().orElse(vantage.asn().isKnown() ? vantage.asn().toString() : ""),
        result.submission().label());
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", at.toString())
        .put("id", id.hex())
        .put("input", input)
        .put("outcome", outcome)
        .put("why", why)
        .put("network", network)
        .put("submission", submission);
  }

  static Entry of(JsonNode json) {
    return new Entry(
        Instant.parse(json.path("at").asText()),
        new MeasurementId(json.path("id").asText()),
        json.path("input").asText(),
        json.path("outcome").asText(),
        json.path("why").asText(),
        json.path("network").asText(),
        json.path("submission").asText());
  }
}
