package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis.HiddenName;
import org.burkit.model.Diagnosis.HopTrace;
import org.burkit.model.Diagnosis.NotAvailable;
import org.burkit.model.Diagnosis.PairedName;
import org.burkit.model.Diagnosis.ResidualPause;
import org.burkit.model.Diagnosis.Sandwich;
import org.burkit.model.Diagnosis.Throughput;
import org.burkit.model.Diagnosis.Unrecognized;

/**
 * Diagnoses on the wire: {@code test_keys.x_diagnosis}, a list of objects that each name their
 * {@code experiment}. What is unknown, incomplete or too long stays as it came.
 */
final class DiagnosisWire {
  static final String KEY = "x_diagnosis";

  private DiagnosisWire() {}

  static List<Diagnosis> decode(JsonNode testKeys) {
    List<Diagnosis> all = new ArrayList<>();
    if (testKeys.path(KEY) instanceof ArrayNode entries) {
      entries.forEach(entry -> all.add(entry(entry)));
    }
    return all;
  }

  private static Diagnosis entry(JsonNode entry) {
    Optional<Diagnosis> typed = entry instanceof ObjectNode node ? typed(node) : Optional.empty();
    return typed.orElseGet(() -> new Unrecognized(entry.toString()));
  }

  private static Optional<Diagnosis> typed(ObjectNode node) {
    return read(node, Extra.NONE)
        .map(_ ->
            Extra.completed(node, extra -> read(node, extra).orElseThrow(), DiagnosisWire::write));
  }

  private static Optional<Diagnosis> read(ObjectNode node, Extra extra) {
    return switch (Json.textOrEmpty(node, "experiment")) {
      case "sandwich" -> sandwich(node, extra);
      case "paired_name" -> pairedName(node, extra);
      case "hidden_name" ->
          DiagnosisParts.hellos(node.path("tries"))
              .map(tries -> new HiddenName(Json.textOrEmpty(node, "name"), tries, extra));
      case "residual_pause" -> residualPause(node, extra);
      case "throughput" ->
          DiagnosisParts.curves(node.path("curves")).map(curves -> new Throughput(curves, extra));
      case "hop_trace" -> hopTrace(node, extra);
      case "not_available" ->
          Json.text(node, "of")
              .map(of -> new NotAvailable(of, Json.textOrEmpty(node, "reason"), extra));
      default -> Optional.empty();
    };
  }

  private static Optional<Diagnosis> sandwich(ObjectNode node, Extra extra) {
    return DiagnosisParts.attempt(node.path("before"))
        .flatMap(before ->
            DiagnosisParts.attempts(node.path("tries"))
                .flatMap(tries ->
                    DiagnosisParts.attempt(node.path("after"))
                        .map(after -> new Sandwich(before, tries, after, extra))));
  }

  private static Optional<Diagnosis> pairedName(ObjectNode node, Extra extra) {
    return DiagnosisParts.word(node, "layer", Diagnosis.NameLayer.class)
        .flatMap(layer ->
            DiagnosisParts.attempt(node.path("target"))
                .map(target ->
                    new PairedName(
                        layer,
                        target,
                        DiagnosisParts.attempt(node.path("neutral_name")),
                        DiagnosisParts.attempt(node.path("other_address")),
                        DiagnosisParts.attempt(node.path("neutral_elsewhere")),
                        extra)));
  }

  private static Optional<Diagnosis> residualPause(ObjectNode node, Extra extra) {
    return DiagnosisParts.attempt(node.path("at_once"))
        .flatMap(atOnce ->
            DiagnosisParts.attempt(node.path("later"))
                .map(
                    later -> new ResidualPause(atOnce, Json.seconds(node, "pause"), later, extra)));
  }

  private static Optional<Diagnosis> hopTrace(ObjectNode node, Extra extra) {
    return DiagnosisParts.word(node, "kind", Diagnosis.HopKind.class)
        .flatMap(kind ->
            DiagnosisParts.hops(node.path("steps"))
                .flatMap(steps ->
                    DiagnosisParts.hops(node.path("reference"))
                        .map(reference ->
                            new HopTrace(
                                kind,
                                Json.textOrEmpty(node, "address"),
                                Json.textOrEmpty(node, "name"),
                                steps,
                                reference,
                                extra))));
  }

  static void encode(List<Diagnosis> diagnoses, ObjectNode testKeys) {
    if (!diagnoses.isEmpty()) {
      ArrayNode array = testKeys.putArray(KEY);
      diagnoses.forEach(diagnosis -> array.add(encode(diagnosis)));
    }
  }

  private static JsonNode encode(Diagnosis diagnosis) {
    return diagnosis instanceof Unrecognized(String json)
        ? Json.READER.value(json)
        : write(diagnosis);
  }

  private static ObjectNode write(Diagnosis diagnosis) {
    ObjectNode node = Json.object();
    return switch (diagnosis) {
      case Sandwich s -> {
        node.put("experiment", "sandwich");
        node.set("before", DiagnosisParts.node(s.before()));
        node.set("tries", DiagnosisParts.array(s.tries(), DiagnosisParts::node));
        node.set("after", DiagnosisParts.node(s.after()));
        yield s.extra().laidOver(node);
      }
      case PairedName p -> {
        node.put("experiment", "paired_name");
        node.put("layer", DiagnosisParts.word(p.layer()));
        node.set("target", DiagnosisParts.node(p.target()));
        p.neutralName().ifPresent(a -> node.set("neutral_name", DiagnosisParts.node(a)));
        p.otherAddress().ifPresent(a -> node.set("other_address", DiagnosisParts.node(a)));
        p.neutralElsewhere().ifPresent(a -> node.set("neutral_elsewhere", DiagnosisParts.node(a)));
        yield p.extra().laidOver(node);
      }
      case HiddenName h -> {
        node.put("experiment", "hidden_name");
        node.put("name", h.name());
        node.set("tries", DiagnosisParts.array(h.tries(), DiagnosisParts::node));
        yield h.extra().laidOver(node);
      }
      case ResidualPause r -> {
        node.put("experiment", "residual_pause");
        node.set("at_once", DiagnosisParts.node(r.atOnce()));
        node.put("pause", Json.seconds(r.pause()));
        node.set("later", DiagnosisParts.node(r.later()));
        yield r.extra().laidOver(node);
      }
      case Throughput t -> {
        node.put("experiment", "throughput");
        node.set("curves", DiagnosisParts.array(t.curves(), DiagnosisParts::node));
        yield t.extra().laidOver(node);
      }
      case HopTrace h -> {
        node.put("experiment", "hop_trace");
        node.put("kind", DiagnosisParts.word(h.kind()));
        node.put("address", h.address());
        node.put("name", h.name());
        node.set("steps", DiagnosisParts.array(h.steps(), DiagnosisParts::node));
        node.set("reference", DiagnosisParts.array(h.reference(), DiagnosisParts::node));
        yield h.extra().laidOver(node);
      }
      case NotAvailable n -> {
        node.put("experiment", "not_available");
        node.put("of", n.experiment());
        node.put("reason", n.reason());
        yield n.extra().laidOver(node);
      }
      case Unrecognized _ -> throw new IllegalArgumentException("is kept as it came");
    };
  }
}
