package org.burkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * STUN bindings on the wire: entries of {@code x_stun_bindings}, in the manner of {@code df-006}.
 */
final class StunWire {
  private StunWire() {}

  static Optional<Observation> decode(ObjectNode node) {
    return Json.text(node, "address")
        .map(at ->
            Extra.completed(
                node,
                extra ->
                    new Observation.StunBinding(at, Json.failure(node), Json.trace(node), extra),
                StunWire::encode));
  }

  static ObjectNode encode(Observation.StunBinding binding) {
    ObjectNode node = Json.object();
    node.put("network", "udp");
    node.put("address", binding.address());
    Json.putFailure(node, binding.failure());
    Json.putTrace(node, binding.trace());
    return binding.extra().laidOver(node);
  }
}
