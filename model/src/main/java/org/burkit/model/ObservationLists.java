package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lists under {@code test_keys} that hold observations, to and from one list of observations.
 * {@code requests} is written last first, as {@code ts-017} demands; inside it is first to last.
 */
final class ObservationLists {
  static final List<String> KEYS =
      List.of("queries", "tcp_connect", "tls_handshakes", "quic_handshakes", "requests");

  /** Ours, and written only where there is anything in it. */
  private static final String STUN = "x_stun_bindings";

  private static final String NEWEST_FIRST = "requests";

  private ObservationLists() {}

  static List<Observation> decode(JsonNode testKeys) {
    List<Observation> all = new ArrayList<>();
    for (String key : Stream.concat(KEYS.stream(), Stream.of(STUN)).toList()) {
      List<Observation> list = new ArrayList<>();
      if (testKeys.path(key) instanceof ArrayNode entries) {
        entries.forEach(entry -> list.add(decode(key, entry)));
      }
      all.addAll(key.equals(NEWEST_FIRST) ? list.reversed() : list);
    }
    return all;
  }

  private static Observation decode(String key, JsonNode entry) {
    Optional<Observation> typed =
        entry instanceof ObjectNode node ? decode(key, node) : Optional.empty();
    return typed.orElseGet(() -> new Observation.Unrecognized(key, entry.toString()));
  }

  private static Optional<Observation> decode(String key, ObjectNode node) {
    return switch (key) {
      case "queries" -> DnsWire.decode(node);
      case "tcp_connect" -> TcpWire.decode(node);
      case "tls_handshakes" -> TlsWire.decodeTls(node);
      case "quic_handshakes" -> TlsWire.decodeQuic(node);
      case "requests" -> HttpWire.decode(node);
      case STUN -> StunWire.decode(node);
      default -> throw new IllegalArgumentException("no such list: " + key);
    };
  }

  static void encode(List<Observation> observations, ObjectNode testKeys) {
    KEYS.forEach(testKeys::putArray);
    observations.forEach(o -> testKeys.withArray(list(o)).add(encode(o)));
    ArrayNode requests = testKeys.withArray(NEWEST_FIRST);
    List<JsonNode> oldestFirst = new ArrayList<>();
    requests.forEach(oldestFirst::add);
    testKeys.putArray(NEWEST_FIRST).addAll(oldestFirst.reversed());
  }

  private static String list(Observation observation) {
    return switch (observation) {
      case Observation.DnsLookup _ -> "queries";
      case Observation.TcpConnect _ -> "tcp_connect";
      case Observation.TlsHandshake _ -> "tls_handshakes";
      case Observation.QuicHandshake _ -> "quic_handshakes";
      case Observation.HttpExchange _ -> "requests";
      case Observation.StunBinding _ -> STUN;
      case Observation.Unrecognized o -> o.list();
    };
  }

  private static JsonNode encode(Observation observation) {
    return switch (observation) {
      case Observation.DnsLookup o -> DnsWire.encode(o);
      case Observation.TcpConnect o -> TcpWire.encode(o);
      case Observation.TlsHandshake o -> TlsWire.encode(o);
      case Observation.QuicHandshake o -> TlsWire.encode(o);
      case Observation.HttpExchange o -> HttpWire.encode(o);
      case Observation.StunBinding o -> StunWire.encode(o);
      case Observation.Unrecognized o -> Json.READER.value(o.json());
    };
  }
}
