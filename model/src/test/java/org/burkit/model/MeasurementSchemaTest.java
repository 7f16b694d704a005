package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write is what the public documents describe. */
class MeasurementSchemaTest {
  private final Schema schema = schema();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "probe-dns-injection.json",
        "probe-http-blockpage.json",
        "probe-redirect-elsewhere.json",
        "ours-accessible.json",
        "probe-dns-nxdomain.json",
        "probe-sni-drop.json"
      })
  void measurementOfOurs_isValid(String name) throws Exception {
    assertThat(faults(Golden.bytes(name))).isEmpty();
  }

  @Test
  void measurementWithNothingSeen_isValid() {
    assertThat(faults(MeasurementCodec.encode(measurement(List.of())))).isEmpty();
  }

  @Test
  void requestForACall_isValid_andReadAsItWasWritten() throws Exception {
    Trace trace = new Trace(Duration.ZERO, Duration.ofMillis(40), 3, List.of("depth=0"));
    Observation binding =
        new Observation.StunBinding("[2001:db8::7]:3478", Optional.empty(), trace, Extra.NONE);
    byte[] json = MeasurementCodec.encode(measurement(List.of(binding)));

    assertThat(faults(json)).isEmpty();
    assertThat(MeasurementCodec.decode(json).observations()).containsExactly(binding);
    assertThat(new String(MeasurementCodec.encode(measurement(List.of())), StandardCharsets.UTF_8))
        .doesNotContain("x_stun");
  }

  @Test
  void httpsRecordsAndSketches_areValid() {
    ServiceBinding binding =
        new ServiceBinding(
            1,
            "",
            List.of("h2"),
            Optional.of(443),
            List.of(),
            List.of("2001:db8::1"),
            Optional.of("AA=="));
    Observation lookup =
        new Observation.DnsLookup(
            "sau.example",
            "HTTPS",
            "dot",
            "dot.lab.example:853",
            List.of(binding.answer("HTTPS", 60)),
            List.of(),
            Optional.empty(),
            Trace.NONE,
            Extra.NONE);
    Observation exchange =
        new Observation.HttpExchange(
            "GET",
            "https://sau.example/",
            List.of(new HttpHeader("user-agent", "x")),
            Optional.of(
                new HttpResponse(
                    200,
                    List.of(),
                    Optional.empty(),
                    3,
                    Optional.of("0".repeat(64)),
                    Optional.of("Сау"),
                    Optional.of("0123456789abcdef"),
                    Optional.empty(),
                    false)),
            Optional.empty(),
            "198.18.0.1:443",
            Trace.NONE,
            Extra.NONE);

    assertThat(faults(MeasurementCodec.encode(measurement(List.of(lookup, exchange))))).isEmpty();
  }

  @Test
  void schema_finds_whatTheDocumentsDoNotHave() throws Exception {
    assertThat(spoilt(m -> m.put("favourite_colour", "red"))).isNotEmpty();
    assertThat(spoilt(m -> m.put("probe_ip", "198.18.0.7"))).isNotEmpty();
    assertThat(spoilt(m -> m.put("measurement_start_time", "2026-11-24T15:00:00Z"))).isNotEmpty();
    assertThat(spoilt(m -> m.remove("test_keys"))).isNotEmpty();
    assertThat(spoilt(m -> query(m).put("engine", "pigeon"))).isNotEmpty();
    assertThat(spoilt(m -> ((ObjectNode) query(m).at("/answers/0")).remove("ipv4"))).isNotEmpty();
    assertThat(spoilt(m -> m.put("x_of_ours", 1))).isEmpty();
  }

  private List<Error> spoilt(Consumer<ObjectNode> spoil) throws Exception {
    ObjectNode measurement = Json.parse(Golden.bytes("probe-sni-drop.json"));
    spoil.accept(measurement);
    return faults(measurement.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode query(ObjectNode measurement) {
    return (ObjectNode) ((ArrayNode) measurement.at("/test_keys/queries")).get(0);
  }

  private List<Error> faults(byte[] json) {
    return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
  }

  private static Measurement measurement(List<Observation> observations) {
    return new Measurement(
        "web_connectivity",
        "0.5.0",
        "burkit-probe",
        "1",
        Optional.of(new Target("https://sau.example/")),
        Instant.EPOCH,
        Duration.ZERO,
        Vantage.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        observations,
        List.of(),
        Optional.empty(),
        Optional.of(Failure.of(FailureKind.TIMEOUT)),
        Extra.NONE);
  }

  private static Schema schema() {
    InputStream in = MeasurementCodec.class.getResourceAsStream("measurement.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
  }
}
