package org.burkit.evidence.leaf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.burkit.evidence.redact.Hours;
import org.jspecify.annotations.Nullable;

/**
 * The fields into which a leaf splits a measurement and what is known of it: each what one may want
 * to withhold by itself.
 */
public final class Fields {
  /** The hour in which it was made, which is shown where {@code start} is not. */
  public static final String HOUR = "hour";

  public static final String ID = "id";
  public static final String SOURCE = "source";
  public static final String CC_SEEN = "seen_cc";
  public static final String ASN_SEEN = "seen_asn";

  /** All of the measurement that has no field of its own. */
  private static final String FACTS = "facts";

  private static final String START = "start";
  private static final String RECEIVED = "received";
  private static final String CLOCKS = "clocks";

  /** The pseudonym of the probe. */
  private static final String PROBE = "probe";

  /** The key of the address prefix that it came from. */
  private static final String PREFIX = "prefix";

  /** What another project calls it, with its time. */
  private static final String REPORT = "report";

  private static final Set<String> NEVER_SHOWN =
      Set.of(START, RECEIVED, CLOCKS, PROBE, PREFIX, REPORT);

  /** What is left of one whose network is not named: what it saw would tell which that is. */
  private static final Set<String> OF_SMALL_NETWORKS = Set.of(HOUR, ID, SOURCE, "country", CC_SEEN);

  private static final List<String> TIMES = List.of("measurement_start_time", "test_start_time");

  /** Members of the measurement by the field that has them. */
  private static final Map<String, List<String>> PARTS = parts();

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Fields() {}

  private static Map<String, List<String>> parts() {
    var parts = new LinkedHashMap<String, List<String>>();
    parts.put(START, TIMES);
    parts.put("country", List.of("probe_cc"));
    parts.put("network", List.of("probe_asn", "probe_network_name"));
    parts.put("resolver", List.of("resolver_asn", "resolver_ip", "resolver_network_name"));
    parts.put(PROBE, List.of("x_probe_id"));
    parts.put(REPORT, List.of("report_id"));
    return parts;
  }

  /** True of what everybody may see of a measurement from a network that may be named, or not. */
  public static boolean isShown(String field, boolean named) {
    return named ? !NEVER_SHOWN.contains(field) : OF_SMALL_NETWORKS.contains(field);
  }

  /**
   * All fields with their salts, in no particular order.
   *
   * @param measurement is taken apart
   */
  public static List<Disclosure> of(ObjectNode measurement, Received received, Seed seed) {
    Map<String, JsonNode> fields = parts(measurement, received.time());
    text(fields, ID, received.id().hex());
    text(fields, RECEIVED, received.time().toString());
    text(fields, SOURCE, received.source());
    text(fields, CC_SEEN, received.ccSeen().code());
    text(fields, ASN_SEEN, received.asnSeen().toString());
    if (!received.prefix().isEmpty()) {
      text(fields, PREFIX, received.prefix());
    }
    Seed.Salts salts = seed.salts();
    return fields.entrySet().stream()
        .map(field -> new Disclosure(salts.of(field.getKey()), field.getKey(), field.getValue()))
        .toList();
  }

  private static void text(Map<String, JsonNode> fields, String name, String value) {
    fields.put(name, TextNode.valueOf(value));
  }

  private static Map<String, JsonNode> parts(ObjectNode measurement, Instant received) {
    var parts = new LinkedHashMap<String, JsonNode>();
    text(parts, HOUR, Hours.begin(time(measurement, received)).toString());
    PARTS.forEach((field, members) -> {
      ObjectNode part = JsonNodeFactory.instance.objectNode();
      for (String member : members) {
        JsonNode value = measurement.remove(member);
        if (value != null) {
          part.set(member, value);
        }
      }
      if (!part.isEmpty()) {
        parts.put(field, part);
      }
    });
    ArrayNode clocks = Clocks.cut(measurement);
    if (!clocks.isEmpty()) {
      parts.put(CLOCKS, clocks);
    }
    parts.put(FACTS, measurement);
    return parts;
  }

  /** When it was made by the probe's clock, but not later than it came. */
  public static Instant time(ObjectNode measurement, Instant received) {
    try {
      String start = measurement.path(TIMES.getFirst()).asText();
      Instant time = LocalDateTime.parse(start, TIME).toInstant(ZoneOffset.UTC);
      return time.isAfter(received) ? received : time;
    } catch (DateTimeException e) {
      return received;
    }
  }

  /**
   * What everybody may see of a measurement from a network that may be named.
   *
   * @param measurement is taken apart
   */
  public static ObjectNode shown(ObjectNode measurement, Instant received) {
    Map<String, JsonNode> parts = parts(measurement, received);
    parts.keySet().removeIf(field -> !isShown(field, true));
    return measurement(parts);
  }

  /** The measurement, as far as its parts are among these; its times are the hour's beginning. */
  public static ObjectNode measurement(Map<String, JsonNode> parts) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    for (String field : PARTS.keySet()) {
      add(whole, parts.get(field));
    }
    add(whole, parts.get(FACTS));
    hour(parts)
        .map(hour -> TIME.format(hour.atOffset(ZoneOffset.UTC)))
        .ifPresent(hour -> TIMES.forEach(member -> whole.put(member, hour)));
    return whole;
  }

  private static void add(ObjectNode whole, @Nullable JsonNode part) {
    if (part instanceof ObjectNode members) {
      whole.setAll(members);
    }
  }

  /** The hour, where it is one. */
  public static Optional<Instant> hour(Map<String, JsonNode> parts) {
    JsonNode hour = parts.get(HOUR);
    try {
      return hour == null
          ? Optional.empty()
          : Optional.of(Instant.parse(hour.asText()))
              .filter(time -> Hours.begin(time).equals(time));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
