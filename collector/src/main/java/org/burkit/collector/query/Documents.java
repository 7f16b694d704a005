package org.burkit.collector.query;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.model.ServiceFunction;
import org.jspecify.annotations.Nullable;

/** Measurements as the API gives them. Stateless. */
final class Documents {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Members of {@link #row}. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "time",
          "input",
          "domain",
          "service",
          "category",
          "cc",
          "asn",
          "outcome",
          "mechanism",
          "reason",
          "confidence",
          "rules",
          "standing",
          "functions");

  private Documents() {}

  /** One row of a list. */
  static ObjectNode row(JudgedMeasurement m) {
    ObjectNode row = JSON.createObjectNode();
    row.put("id", m.id().hex()).put("time", m.time().toString());
    row.put("input", text(m.input())).put("domain", text(m.domain()));
    row.put("service", text(m.service())).put("category", text(m.category()));
    row.put("cc", m.cc().code()).put("asn", network(m));
    verdict(row, m);
    row.put("standing", m.standing().label());
    return row;
  }

  /** Adds what was judged. */
  static ObjectNode verdict(ObjectNode node, JudgedMeasurement m) {
    node.put("outcome", m.outcome().label());
    node.put("mechanism", m.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null));
    node.put(
        "reason",
        m.outcome() instanceof Outcome.Inconclusive(Outcome.Reason reason) ? reason.label() : null);
    node.put("confidence", m.confidence());
    m.rules().forEach(node.putArray("rules")::add);
    return m.functions().isEmpty() ? node : withFunctions(node, m.functions());
  }

  /** Adds how the functions of a service fare, where it is one. */
  static ObjectNode withFunctions(
      ObjectNode node, @Nullable Map<ServiceFunction, String> functions) {
    if (functions != null) {
      ObjectNode states = node.putObject("functions");
      new TreeMap<>(functions).forEach((function, state) -> states.put(function.label(), state));
    }
    return node;
  }

  /** Null for one that is not named. */
  static @Nullable String network(JudgedMeasurement m) {
    return m.asn().isKnown() ? m.asn().toString() : null;
  }

  private static @Nullable String text(String value) {
    return value.isEmpty() ? null : value;
  }
}
