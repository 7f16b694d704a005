package org.burkit.bench.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** One source of evidence taken away, to see what it is worth. */
enum Ablation {
  AS_MEASURED("as measured"),
  NO_CONTROL("without the control"),
  NO_GATE("without the gate"),
  NO_SECOND_TRY("without second tries"),
  NO_DIAGNOSIS("without the diagnosis"),
  NO_ENCRYPTED_DNS("without encrypted resolvers"),
  NO_LATE_REPLIES("without late DNS replies");

  private static final List<String> CONNECTION_LISTS =
      List.of("tcp_connect", "tls_handshakes", "quic_handshakes", "requests");

  private final String words;

  Ablation(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** A copy of the measurement without that evidence. */
  ObjectNode applied(ObjectNode measurement) {
    ObjectNode copy = measurement.deepCopy();
    ObjectNode testKeys = (ObjectNode) copy.path("test_keys");
    switch (this) {
      case AS_MEASURED -> {}
      case NO_CONTROL -> testKeys.putObject("control");
      case NO_GATE -> copy.remove("x_gate");
      case NO_SECOND_TRY ->
          CONNECTION_LISTS.forEach(list -> drop(testKeys, list, o -> has(o, "retry")));
      case NO_DIAGNOSIS -> testKeys.remove("x_diagnosis");
      case NO_ENCRYPTED_DNS ->
          drop(testKeys, "queries", q -> List.of("doh", "dot").contains(q.path("engine").asText()));
      case NO_LATE_REPLIES ->
          testKeys.path("queries").forEach(query -> ((ObjectNode) query).remove("x_replies"));
    }
    return copy;
  }

  static List<Ablation> all() {
    return Arrays.asList(values());
  }

  private static void drop(ObjectNode testKeys, String list, Predicate<JsonNode> which) {
    if (testKeys.path(list) instanceof ArrayNode array) {
      for (Iterator<JsonNode> entries = array.iterator(); entries.hasNext(); ) {
        if (which.test(entries.next())) {
          entries.remove();
        }
      }
    }
  }

  private static boolean has(JsonNode observation, String tag) {
    for (JsonNode each : observation.path("tags")) {
      if (each.asText().equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
