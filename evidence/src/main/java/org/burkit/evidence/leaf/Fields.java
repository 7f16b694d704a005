package org.burkit.evidence.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.jspecify.annotations.Nullable;

/**
 * The fields into which a leaf splits a measurement and what is known of it: each what one may want
 * to withhold by itself.
 */
public final class Fields {
  /** The pseudonym of the probe. */
  public static final String PROBE = "probe";

  /** The key of the address prefix that it came from. */
  public static final String PREFIX = "prefix";

  /** All of the measurement that has no field of its own. */
  private static final String FACTS = "facts";

  private static final String ID = "id";
  private static final String RECEIVED = "received";
  private static final String SOURCE = "source";
  private static final String CC_SEEN = "seen_cc";
  private static final String ASN_SEEN = "seen_asn";

  /** Members of the measurement by the field that has them. */
  private static final Map<String, List<String>> PARTS = parts();

  private Fields() {}

  private static Map<String, List<String>> parts() {
    var parts = new LinkedHashMap<String, List<String>>();
    parts.put("start", List.of("measurement_start_time", "test_start_time"));
    parts.put("country", List.of("probe_cc"));
    parts.put("network", List.of("probe_asn", "probe_network_name"));
    parts.put("resolver", List.of("resolver_asn", "resolver_ip", "resolver_network_name"));
    parts.put(PROBE, List.of("x_probe_id"));
    return parts;
  }

  /**
   * All fields with their salts, in no particular order.
   *
   * @param measurement is taken apart
   */
  public static List<Disclosure> of(ObjectNode measurement, Received received, Seed seed) {
    Seed.Salts salts = seed.salts();
    var fields = new ArrayList<Disclosure>();
    PARTS.forEach((field, members) -> {
      ObjectNode part = JsonNodeFactory.instance.objectNode();
      for (String member : members) {
        JsonNode value = measurement.remove(member);
        if (value != null) {
          part.set(member, value);
        }
      }
      if (!part.isEmpty()) {
        fields.add(new Disclosure(salts.of(field), field, part));
      }
    });
    fields.add(new Disclosure(salts.of(FACTS), FACTS, measurement));
    text(fields, salts, ID, received.id().hex());
    text(fields, salts, RECEIVED, received.time().toString());
    text(fields, salts, SOURCE, received.source());
    text(fields, salts, CC_SEEN, received.ccSeen().code());
    text(fields, salts, ASN_SEEN, received.asnSeen().toString());
    if (!received.prefix().isEmpty()) {
      text(fields, salts, PREFIX, received.prefix());
    }
    return List.copyOf(fields);
  }

  private static void text(List<Disclosure> fields, Seed.Salts salts, String name, String value) {
    fields.add(new Disclosure(salts.of(name), name, TextNode.valueOf(value)));
  }

  /** The measurement, as far as its parts are among these fields. */
  public static ObjectNode measurement(Map<String, Disclosure> shown) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (String field : PARTS.keySet()) {
      add(whole, shown.get(field));
    }
    add(whole, shown.get(FACTS));
    return whole;
  }

  private static void add(ObjectNode whole, @Nullable Disclosure part) {
    if (part != null && part.value() instanceof ObjectNode members) {
      whole.setAll(members);
    }
  }

  /** What the collector knows of it; empty where a field is not shown or not what it must be. */
  public static Optional<Received> received(Map<String, Disclosure> shown) {
    try {
      return Optional.of(
          new Received(
              new MeasurementId(text(shown, ID)),
              Instant.parse(text(shown, RECEIVED)),
              text(shown, SOURCE),
              CountryCode.parse(text(shown, CC_SEEN)).orElse(CountryCode.UNKNOWN),
              Asn.parse(text(shown, ASN_SEEN)).orElse(Asn.UNKNOWN),
              text(shown, PREFIX)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, Disclosure> shown, String name) {
    Disclosure field = shown.get(name);
    return field == null ? "" : field.value().asText("");
  }
}
