package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** DNS lookups on the wire: {@code df-002}, with every reply under {@code x_replies}. */
final class DnsWire {
  private DnsWire() {}

  static Optional<Observation> decode(ObjectNode node) {
    return Json.text(node, "hostname")
        .map(name -> Extra.completed(node, extra -> lookup(node, name, extra), DnsWire::encode));
  }

  private static Observation.DnsLookup lookup(ObjectNode node, String hostname, Extra extra) {
    return new Observation.DnsLookup(
        hostname,
        Json.textOrEmpty(node, "query_type"),
        Json.textOrEmpty(node, "engine"),
        Json.textOrEmpty(node, "resolver_address"),
        answers(node),
        Json.list(node.path("x_replies"), DnsWire::reply),
        Json.failure(node),
        Json.trace(node),
        extra);
  }

  static ObjectNode encode(Observation.DnsLookup lookup) {
    ObjectNode node = Json.object();
    putAnswers(node, lookup.answers());
    node.put("engine", lookup.engine());
    Json.putFailure(node, lookup.failure());
    node.put("hostname", lookup.hostname());
    node.put("query_type", lookup.queryType());
    node.put("resolver_address", lookup.resolverAddress());
    Json.putTrace(node, lookup.trace());
    if (!lookup.replies().isEmpty()) {
      ArrayNode replies = node.putArray("x_replies");
      lookup.replies().forEach(reply -> replies.add(encode(reply)));
    }
    return lookup.extra().laidOver(node);
  }

  private static Optional<DnsReply> reply(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    return Optional.of(
        new DnsReply(
            Json.seconds(node, "t"),
            Json.wholeInt(node, "size").orElse(0),
            Json.wholeInt(node, "rcode"),
            answers(node),
            Json.failure(node)));
  }

  private static ObjectNode encode(DnsReply reply) {
    ObjectNode node = Json.object();
    node.put("t", Json.seconds(reply.t()));
    node.put("size", reply.size());
    reply.rcode().ifPresent(rcode -> node.put("rcode", rcode));
    putAnswers(node, reply.answers());
    Json.putFailure(node, reply.failure());
    return node;
  }

  private static List<DnsAnswer> answers(JsonNode node) {
    return Json.list(node.path("answers"), DnsWire::answer);
  }

  private static Optional<DnsAnswer> answer(JsonNode node) {
    return node instanceof ObjectNode object
        ? Json.text(node, "answer_type")
            .map(type -> Extra.completed(object, e -> answer(object, type, e), DnsWire::encode))
        : Optional.empty();
  }

  private static DnsAnswer answer(ObjectNode node, String type, Extra extra) {
    return new DnsAnswer(
        type,
        valueKey(type).flatMap(key -> Json.text(node, key)).orElse(""),
        Json.whole(node, "ttl"),
        Json.whole(node, "asn").filter(n -> n >= 0 && n <= 0xFFFF_FFFFL).map(Asn::new),
        extra);
  }

  private static ObjectNode encode(DnsAnswer answer) {
    ObjectNode node = Json.object();
    node.put("answer_type", answer.type());
    valueKey(answer.type()).ifPresent(key -> node.put(key, answer.value()));
    answer.asn().ifPresent(asn -> node.put("asn", asn.number()));
    answer.ttl().ifPresentOrElse(ttl -> node.put("ttl", ttl), () -> node.putNull("ttl"));
    return answer.extra().laidOver(node);
  }

  private static void putAnswers(ObjectNode node, List<DnsAnswer> answers) {
    ArrayNode array = node.putArray("answers");
    answers.forEach(answer -> array.add(encode(answer)));
  }

  private static Optional<String> valueKey(String type) {
    return switch (type) {
      case "A" -> Optional.of("ipv4");
      case "AAAA" -> Optional.of("ipv6");
      case "CNAME", "PTR" -> Optional.of("hostname");
      default -> Optional.empty();
    };
  }
}
