package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code x_service} under {@code test_keys}: which service was measured, by endpoints. */
final class ServiceWire {
  static final String KEY = "x_service";

  /** Each endpoint is judged by itself: more than any service has would only be work. */
  private static final int MOST_PARTS = 64;

  private ServiceWire() {}

  static Optional<ServiceTest> decode(JsonNode testKeys) {
    JsonNode node = testKeys.path(KEY);
    Optional<String> id = Json.text(node, "id");
    Optional<String> domain = Json.text(node, "domain");
    return id.isEmpty() || domain.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ServiceTest(
                id.get(),
                domain.get(),
                Json.list(node.path("endpoints"), ServiceWire::part).stream()
                    .limit(MOST_PARTS)
                    .toList()));
  }

  /** Empty for a function or protocol of which only newer probes know. */
  private static Optional<ServiceTest.Part> part(JsonNode node) {
    var function = Json.text(node, "function").flatMap(ServiceFunction::parse);
    var protocol = Json.text(node, "protocol").flatMap(EndpointProtocol::parse);
    var host = Json.text(node, "host");
    var port = Json.wholeInt(node, "port").filter(p -> p > 0 && p <= 0xFFFF);
    if (function.isEmpty() || protocol.isEmpty() || host.isEmpty() || port.isEmpty()) {
      return Optional.empty();
    }
    Optional<Control> control =
        node.path("control") instanceof ObjectNode said && !said.isEmpty()
            ? Optional.of(ControlCodec.control(said))
            : Optional.empty();
    return Optional.of(
        new ServiceTest.Part(
            function.get(),
            protocol.get(),
            host.get(),
            port.get(),
            control,
            Json.text(node, "control_failure").map(Failure::parse)));
  }

  static void encode(ServiceTest service, ObjectNode testKeys) {
    ObjectNode node = testKeys.putObject(KEY);
    node.put("id", service.id());
    node.put("domain", service.domain());
    var endpoints = node.putArray("endpoints");
    for (ServiceTest.Part part : service.parts()) {
      ObjectNode one = endpoints.addObject();
      one.put("function", part.function().label());
      one.put("protocol", part.protocol().label());
      one.put("host", part.host());
      one.put("port", part.port());
      part.control()
          .ifPresentOrElse(
              control -> one.set("control", ControlCodec.node(control)),
              () -> one.putObject("control"));
      one.put("control_failure", Json.orNull(part.controlFailure().map(Failure::text)));
    }
  }
}
