package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The gate on the wire: {@code x_gate: {"checks": [{"name", "failure"}]}}. */
final class GateWire {
  private GateWire() {}

  static Optional<Gate> decode(JsonNode node) {
    return node.path("checks").isArray()
        ? Optional.of(new Gate(Json.list(node.get("checks"), GateWire::check)))
        : Optional.empty();
  }

  private static Optional<Gate.Check> check(JsonNode node) {
    return Json.text(node, "name").map(name -> new Gate.Check(name, Json.failure(node)));
  }

  static ObjectNode encode(Gate gate) {
    ObjectNode node = Json.object();
    ArrayNode checks = node.putArray("checks");
    for (Gate.Check check : gate.checks()) {
      Json.putFailure(checks.addObject().put("name", check.name()), check.failure());
    }
    return node;
  }
}
