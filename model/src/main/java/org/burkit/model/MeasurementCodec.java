package org.burkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * The one codec between measurements and the wire: OONI's JSON ({@code df-000} and the documents it
 * names). {@code encode(decode(bytes))} has the canonical form of {@code bytes}: no key is lost,
 * known or not.
 */
public final class MeasurementCodec {
  /** The version of {@code df-000} that we write. */
  public static final String DATA_FORMAT = "0.2.0";

  /** {@code 2026-11-24 13:42:00}, in UTC; older producers add a fraction. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private MeasurementCodec() {}

  /**
   * Reads a measurement.
   *
   * @throws MalformedMeasurementException where the bytes are not a JSON object within bounds, have
   *     no canonical form, or lack what every measurement has: {@code test_name} and a {@code
   *     measurement_start_time}
   */
  public static Measurement decode(byte[] json) throws MalformedMeasurementException {
    return decode(Json.parse(json));
  }

  /** A measurement with its identity. */
  public record Identified(MeasurementId id, Measurement measurement) {}

  /** Reads a measurement together with its identity, in one pass over the bytes. */
  public static Identified identify(byte[] json) throws MalformedMeasurementException {
    ObjectNode node = Json.parse(json);
    return new Identified(MeasurementId.of(CanonicalJson.of(node)), decode(node));
  }

  /** The canonical form of a measurement's JSON (RFC 8785). */
  public static byte[] canonical(byte[] json) throws MalformedMeasurementException {
    return CanonicalJson.of(Json.parse(json));
  }

  /** The identity of the measurement that {@code json} holds. */
  public static MeasurementId id(byte[] json) throws MalformedMeasurementException {
    return MeasurementId.of(canonical(json));
  }

  /** Writes a measurement in canonical form. */
  public static byte[] encode(Measurement measurement) {
    try {
      return CanonicalJson.of(node(measurement));
    } catch (MalformedMeasurementException e) {
      throw new IllegalArgumentException(
          "a measurement must hold Unicode text and finite numbers", e);
    }
  }

  /** The same from JSON that was read already, and must not be changed afterwards. */
  public static Measurement decode(ObjectNode node) throws MalformedMeasurementException {
    String testName = testName(node);
    Instant start = start(node);
    return Extra.completed(
        node, extra -> read(node, testName, start, extra), MeasurementCodec::node);
  }

  static String testName(ObjectNode node) throws MalformedMeasurementException {
    return Json.text(node, "test_name")
        .orElseThrow(() -> malformed("test_name", "a string", node.path("test_name")));
  }

  static Instant start(ObjectNode node) throws MalformedMeasurementException {
    String key = "measurement_start_time";
    return Json.text(node, key)
        .flatMap(MeasurementCodec::instant)
        .orElseThrow(() -> malformed(key, "YYYY-MM-DD hh:mm:ss", node.path(key)));
  }

  private static Measurement read(ObjectNode node, String testName, Instant start, Extra extra) {
    JsonNode testKeys = node.path("test_keys");
    return new Measurement(
        testName,
        Json.textOrEmpty(node, "test_version"),
        Json.textOrEmpty(node, "software_name"),
        Json.textOrEmpty(node, "software_version"),
        Json.text(node, "input").map(Target::new),
        start,
        Json.seconds(node, "test_runtime"),
        vantage(node),
        Json.text(node, "x_probe_id"),
        GateWire.decode(node.path("x_gate")),
        ObservationLists.decode(testKeys),
        DiagnosisWire.decode(testKeys),
        testKeys.path("control") instanceof ObjectNode control && !control.isEmpty()
            ? Optional.of(ControlCodec.control(control))
            : Optional.empty(),
        Json.text(testKeys, "control_failure").map(Failure::parse),
        ServiceWire.decode(testKeys),
        extra);
  }

  private static Vantage vantage(ObjectNode node) {
    return new Vantage(
        Json.text(node, "probe_cc").flatMap(CountryCode::parse).orElse(CountryCode.UNKNOWN),
        Json.text(node, "probe_asn").flatMap(Asn::parse).orElse(Asn.UNKNOWN),
        Json.text(node, "probe_network_name"),
        Json.text(node, "resolver_asn").flatMap(Asn::parse));
  }

  private static ObjectNode node(Measurement m) {
    ObjectNode node = Json.object();
    node.put("data_format_version", DATA_FORMAT);
    node.put("input", Json.orNull(m.target().map(Target::input)));
    node.put("measurement_start_time", TIME.format(m.start().atOffset(ZoneOffset.UTC)));
    node.put("test_start_time", TIME.format(m.start().atOffset(ZoneOffset.UTC)));
    node.put("test_name", m.testName());
    node.put("test_version", m.testVersion());
    node.put("test_runtime", Json.seconds(m.runtime()));
    node.put("software_name", m.softwareName());
    node.put("software_version", m.softwareVersion());
    node.put("probe_asn", m.vantage().asn().toString());
    node.put("probe_cc", m.vantage().cc().toString());
    node.put("probe_ip", "127.0.0.1");
    m.vantage().networkName().ifPresent(name -> node.put("probe_network_name", name));
    m.vantage().resolverAsn().ifPresent(asn -> node.put("resolver_asn", asn.toString()));
    node.put("report_id", "");
    m.probeId().ifPresent(id -> node.put("x_probe_id", id));
    m.gate().ifPresent(gate -> node.set("x_gate", GateWire.encode(gate)));
    ObjectNode testKeys = node.putObject("test_keys");
    ObservationLists.encode(m.observations(), testKeys);
    DiagnosisWire.encode(m.diagnoses(), testKeys);
    m.control()
        .ifPresentOrElse(
            control -> testKeys.set("control", ControlCodec.node(control)),
            () -> testKeys.putObject("control"));
    testKeys.put("control_failure", Json.orNull(m.controlFailure().map(Failure::text)));
    m.service().ifPresent(service -> ServiceWire.encode(service, testKeys));
    return m.extra().laidOver(node);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static MalformedMeasurementException malformed(
      String key, String expected, JsonNode came) {
    String shown = came.isMissingNode() ? "nothing" : came.toString();
    return new MalformedMeasurementException(
        key
            + ": expected "
            + expected
            + ", got "
            + shown.substring(0, Math.min(80, shown.length())));
  }
}
