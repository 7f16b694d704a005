package org.burkit.analysis.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.model.Asn;
import org.burkit.model.CanonicalJson;
import org.burkit.model.CountryCode;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementId;
import org.jspecify.annotations.Nullable;

/**
 * Incidents to and from JSON. The form without evidence is the API's list form: times are ISO 8601
 * in UTC or null, networks are {@code AS64501}, a domain of no service has {@code service} null.
 */
public final class IncidentCodec {
  private IncidentCodec() {}

  /** The incident as it stands {@code now}, with the ids of the measurements it rests on. */
  public static ObjectNode whole(Incident incident, Instant now) {
    ObjectNode node = summary(incident, now);
    incident
        .unblocked()
        .ifPresent(end -> {
          ObjectNode event = (ObjectNode) node.path("events").get(0);
          ids(event.putArray("evidence"), end.evidence());
        });
    ids(node.putArray("evidence"), incident.evidence());
    ids(node.putArray("counter_evidence"), incident.counterEvidence());
    return node;
  }

  /** The incident as it stands {@code now}, without the ids. */
  public static ObjectNode summary(Incident incident, Instant now) {
    return withoutIds(incident).put("state", incident.state(now).label());
  }

  /** All that does not depend on when it is asked for, without the ids. */
  public static ObjectNode withoutIds(Incident i) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", i.id().text());
    node.put("kind", i.kind().label());
    node.put("service", i.service().isEmpty() ? null : i.service());
    i.domains().forEach(node.putArray("domains")::add);
    node.put("cc", i.cc().code());
    ArrayNode asns = node.putArray("asns");
    i.asns().forEach(asn -> asns.add(asn.toString()));
    node.put("mechanism", i.mechanism().map(Mechanism::label).orElse(null));
    node.put("state", i.open() ? "open" : "closed");
    node.put("grade", i.grade().label());
    node.put("confidence", i.confidence());
    node.put("started_after", text(i.startedAfter()));
    node.put("started_before", i.startedBefore().toString());
    node.put("ended_after", text(i.endedAfter()));
    node.put("ended_before", text(i.endedBefore()));
    node.put("last_measured", i.lastMeasured().toString());
    ArrayNode events = node.putArray("events");
    i.unblocked().ifPresent(end -> events.add(event(end)));
    node.put("measurements", i.measurements());
    node.put("probes", i.probes());
    node.put("contradicting", i.contradicting());
    node.put("votes", i.votes()).put("active", i.active());
    ArrayNode means = node.putArray("mechanisms");
    i.means().forEach(m -> means.add(means(m)));
    ArrayNode rejected = node.putArray("rejected");
    i.rejected().forEach(other -> rejected.add(other.label()));
    return node;
  }

  private static ObjectNode event(Unblocked end) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("type", "unblocked");
    node.put("after", end.after().toString()).put("before", end.before().toString());
    node.put("voters", end.voters());
    ArrayNode asns = node.putArray("asns");
    end.asns().forEach(asn -> asns.add(asn.toString()));
    return node;
  }

  private static Unblocked event(JsonNode node) {
    return new Unblocked(
        Instant.parse(node.path("after").asText()),
        Instant.parse(node.path("before").asText()),
        node.path("voters").asInt(),
        list(node.path("asns"), text -> Asn.parse(text).orElseThrow()),
        list(node.path("evidence"), MeasurementId::new));
  }

  private static ObjectNode means(Means means) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("mechanism", means.mechanism().label())
        .put("first", means.first().toString())
        .put("last", means.last().toString())
        .put("measurements", means.measurements());
  }

  private static Means means(JsonNode node) {
    return new Means(
        Mechanism.parse(node.path("mechanism").asText()).orElseThrow(),
        Instant.parse(node.path("first").asText()),
        Instant.parse(node.path("last").asText()),
        node.path("measurements").asInt());
  }

  /** Reads what {@link #whole} or {@link #withoutIds} wrote. */
  public static Incident decode(String json) throws IOException {
    return decode(tree(json));
  }

  private static ObjectNode tree(String json) throws IOException {
    try {
      return CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedMeasurementException e) {
      throw new IOException("expected an incident", e);
    }
  }

  private static Incident decode(JsonNode node) {
    return new Incident(
        new IncidentId(node.path("id").asText()),
        Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
        node.path("service").asText(""),
        list(node.path("domains"), text -> text),
        new CountryCode(node.path("cc").asText()),
        list(node.path("asns"), text -> Asn.parse(text).orElseThrow()),
        Mechanism.parse(node.path("mechanism").asText("")),
        !node.path("state").asText().equals(State.CLOSED.label()),
        Grade.valueOf(node.path("grade").asText().toUpperCase(Locale.ROOT)),
        node.path("confidence").asDouble(),
        time(node.path("started_after")),
        Instant.parse(node.path("started_before").asText()),
        time(node.path("ended_after")),
        time(node.path("ended_before")),
        Instant.parse(node.path("last_measured").asText()),
        elements(node.path("events"), IncidentCodec::event).stream().findFirst(),
        node.path("measurements").asInt(),
        node.path("probes").asInt(),
        node.path("contradicting").asInt(),
        node.path("votes").asInt(),
        node.path("active").asInt(),
        elements(node.path("mechanisms"), IncidentCodec::means),
        list(node.path("rejected"), text -> Alternative.valueOf(text.toUpperCase(Locale.ROOT))),
        list(node.path("evidence"), MeasurementId::new),
        list(node.path("counter_evidence"), MeasurementId::new));
  }

  private static void ids(ArrayNode array, List<MeasurementId> ids) {
    ids.forEach(id -> array.add(id.hex()));
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  private static Optional<Instant> time(JsonNode node) {
    return node.isTextual() ? Optional.of(Instant.parse(node.textValue())) : Optional.empty();
  }

  private static <T> List<T> list(JsonNode array, Function<String, T> read) {
    return elements(array, element -> read.apply(element.asText()));
  }

  private static <T> List<T> elements(JsonNode array, Function<JsonNode, T> read) {
    return StreamSupport.stream(array.spliterator(), false).map(read).toList();
  }
}
