package org.burkit.collector;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.journal.Bytes;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.Source;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;

/** Measurements of the wire format, made from one golden file. */
public final class Samples {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** One that acts speak of. */
  public static final IncidentId INCIDENT = IncidentId.parse("KZ-00000000-0").orElseThrow();

  private Samples() {}

  /** {@code sau.example} opens, seen by {@code probe} in network {@code asn}. */
  public static byte[] accessible(String probe, int asn, Instant time) {
    return bytes(measurement(probe, asn, time));
  }

  /** The same name, but the handshake is met with silence twice while the control gets through. */
  public static byte[] blocked(String probe, int asn, Instant time) {
    ObjectNode node = measurement(probe, asn, time);
    ((ArrayNode) failed(node, "generic_timeout_error").get("peer_certificates")).removeAll();
    return retried(node);
  }

  /** The same name, but twice somebody shows a certificate of nobody's, in base64. */
  public static byte[] intercepted(String probe, int asn, Instant time, String leaf) {
    ObjectNode node = measurement(probe, asn, time);
    ObjectNode handshake = failed(node, "ssl_unknown_authority");
    ((ObjectNode) handshake.get("peer_certificates").get(0)).put("data", leaf);
    return retried(node);
  }

  /** Nothing works on the line of the probe, not even what nobody blocks. */
  public static byte[] offline(String probe, int asn, Instant time) {
    ObjectNode node = measurement(probe, asn, time);
    ObjectNode check = node.putObject("x_gate").putArray("checks").addObject();
    check.put("name", "neutral_host").put("failure", "generic_timeout_error");
    return bytes(node);
  }

  private static ObjectNode failed(ObjectNode node, String failure) {
    ObjectNode handshake = (ObjectNode) node.at("/test_keys/tls_handshakes/0");
    handshake.put("tls_version", "").put("cipher_suite", "").put("negotiated_protocol", "");
    return handshake.put("failure", failure);
  }

  private static byte[] retried(ObjectNode node) {
    ObjectNode keys = (ObjectNode) node.get("test_keys");
    ArrayNode handshakes = (ArrayNode) keys.get("tls_handshakes");
    handshakes.add(handshakes.get(0).deepCopy());
    ((ArrayNode) keys.get("requests")).removeAll();
    return bytes(node);
  }

  /**
   * A measurement as it goes into the journal, from nowhere known.
   *
   * @param prefix key of the prefix that it came from
   */
  public static Entry entry(byte[] json, Instant received, long prefix)
      throws MalformedMeasurementException {
    var envelope =
        new Envelope(
            MeasurementCodec.id(json),
            received,
            Source.API,
            CountryCode.UNKNOWN,
            Asn.UNKNOWN,
            prefix);
    return new Entry(envelope, Bytes.copyOf(json));
  }

  /** Somebody says something of {@link #INCIDENT}; for what is no kind of act, nonsense. */
  public static Entry act(String kind, int number) throws MalformedMeasurementException {
    return act(kind, INCIDENT.text(), number);
  }

  /** The same of any incident. */
  public static Entry act(String kind, String incident, int number)
      throws MalformedMeasurementException {
    ObjectNode node = JSON.createObjectNode();
    node.put("incident", incident).put("made", "2026-11-24T07:00:00Z").put("by", "aigul");
    node.put("kind", kind);
    if (kind.equals("contest")) {
      node.put("text", "It opens, number " + number);
    } else {
      node.putObject("text").put("kk", "Қате " + number).put("ru", "Ошибка").put("en", "Wrong");
    }
    byte[] json = bytes(node);
    var envelope =
        new Envelope(
            MeasurementCodec.id(json),
            Instant.parse("2026-11-24T07:00:00Z"),
            Source.ACT,
            CountryCode.UNKNOWN,
            Asn.UNKNOWN,
            0);
    return new Entry(envelope, Bytes.copyOf(json));
  }

  /** The bytes as one line, for NDJSON. */
  public static String line(byte[] json) {
    return new String(json, StandardCharsets.UTF_8) + "\n";
  }

  private static ObjectNode measurement(String probe, int asn, Instant time) {
    try (var in = Samples.class.getResourceAsStream("accessible.json")) {
      ObjectNode node = (ObjectNode) JSON.readTree(in);
      node.put("measurement_start_time", TIME.format(time.atOffset(ZoneOffset.UTC)));
      node.put("probe_asn", "AS" + asn);
      node.put("x_probe_id", probe);
      return node;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
