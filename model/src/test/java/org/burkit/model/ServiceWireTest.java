package org.burkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.ServiceTest.Part;
import org.junit.jupiter.api.Test;

class ServiceWireTest {
  private static final Part CALLS =
      new Part(
          ServiceFunction.CALLS,
          EndpointProtocol.QUIC,
          "c.xabar.example",
          443,
          Optional.of(
              new Control(
                  new Control.Dns(List.of("5.5.5.5"), Optional.empty()),
                  Map.of(),
                  Map.of(),
                  Map.of(),
                  Optional.empty(),
                  Map.of(),
                  Optional.empty(),
                  Extra.NONE)),
          Optional.empty());
  private static final Part MESSAGES =
      new Part(
          ServiceFunction.MESSAGES,
          EndpointProtocol.TCP,
          "5.5.5.5",
          5222,
          Optional.empty(),
          Optional.of(Failure.of(FailureKind.TIMEOUT)));

  @Test
  void service_isReadAsItWasWritten() throws Exception {
    Measurement read = MeasurementCodec.decode(MeasurementCodec.encode(measurement()));

    assertThat(read.service()).isEqualTo(measurement().service());
  }

  @Test
  void endpoint_isSeenAsAPagesAddress_withItsOwnObservationsAndControl() {
    Measurement calls = measurement().of(CALLS);

    assertThat(calls.target()).contains(new Target("https://c.xabar.example/"));
    assertThat(calls.control()).isEqualTo(CALLS.control());
    assertThat(calls.observations()).isEmpty();
    assertThat(measurement().of(MESSAGES).target()).contains(new Target("http://5.5.5.5:5222/"));
    assertThat(measurement().of(MESSAGES).observations()).hasSize(1);
    assertThat(measurement().of(MESSAGES).controlFailure()).isPresent();
  }

  @Test
  void endpointsOfANewerProbe_areLeftAsideAndKept() throws Exception {
    ObjectNode node = Json.parse(MeasurementCodec.encode(measurement()));
    node.withArray("/test_keys/x_service/endpoints")
        .addObject()
        .put("function", "payments")
        .put("protocol", "smoke_signal")
        .put("host", "p.xabar.example")
        .put("port", 443);
    byte[] json = MeasurementCodec.canonical(node.toString().getBytes(UTF_8));

    Measurement read = MeasurementCodec.decode(json);

    assertThat(read.service().orElseThrow().parts()).hasSize(2);
    assertThat(MeasurementCodec.encode(read)).isEqualTo(json);
  }

  @Test
  void endlessEndpoints_areReadOnlyInPart() throws Exception {
    ObjectNode node = Json.parse(MeasurementCodec.encode(measurement()));
    var endpoints = node.withArray("/test_keys/x_service/endpoints");
    for (int i = 0; i < 1000; i++) {
      endpoints.add(endpoints.get(1).deepCopy());
    }

    Measurement read = MeasurementCodec.decode(node.toString().getBytes(UTF_8));

    assertThat(read.service().orElseThrow().parts()).hasSize(64);
  }

  private static Measurement measurement() {
    Trace trace = new Trace(Duration.ZERO, Duration.ofMillis(5), 1, List.of(MESSAGES.tag()));
    return new Measurement(
        "service",
        "0.1.0",
        "test",
        "1",
        Optional.of(new Target("service:xabar")),
        Instant.parse("2026-11-24T08:00:00Z"),
        Duration.ofSeconds(1),
        Vantage.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        List.of(new Observation.TcpConnect("5.5.5.5", 5222, Optional.empty(), trace, Extra.NONE)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new ServiceTest("xabar", "xabar.example", List.of(CALLS, MESSAGES))),
        Extra.NONE);
  }
}
