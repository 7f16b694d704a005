package org.burkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** TCP connects on the wire: {@code df-005}. */
final class TcpWire {
  private TcpWire() {}

  static Optional<Observation> decode(ObjectNode node) {
    Optional<String> ip = Json.text(node, "ip");
    Optional<Integer> port = Json.wholeInt(node, "port");
    if (ip.isEmpty() || port.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Extra.completed(
            node,
            extra ->
                new Observation.TcpConnect(
                    ip.get(), port.get(), failure(node), Json.trace(node), extra),
            TcpWire::encode));
  }

  /** Old probes said {@code success: false} and nothing more. */
  private static Optional<Failure> failure(ObjectNode node) {
    var status = node.path("status");
    Optional<Failure> named = Json.failure(status);
    boolean failed = status.path("success").isBoolean() && !status.path("success").booleanValue();
    return named.isEmpty() && failed ? Optional.of(Failure.unknown("connect failed")) : named;
  }

  static ObjectNode encode(Observation.TcpConnect connect) {
    ObjectNode node = Json.object();
    node.put("ip", connect.ip());
    node.put("port", connect.port());
    ObjectNode status = node.putObject("status");
    Json.putFailure(status, connect.failure());
    status.put("success", connect.failure().isEmpty());
    Json.putTrace(node, connect.trace());
    return connect.extra().laidOver(node);
  }
}
