package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.burkit.analysis.incident.Ballot;
import org.burkit.evidence.leaf.Disclosure;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.recount.Judged;
import org.burkit.evidence.recount.Recount;
import org.burkit.evidence.recount.Witness;
import org.burkit.evidence.redact.Hours;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.MeasurementId;

/**
 * One measurement as a bundle shows it: a line of {@code measurements.jsonl}.
 *
 * @param index of its leaf
 * @param leaf with the digests of all fields
 * @param shown the fields that are not withheld, by name
 * @param role what it is to the incident
 * @param order the greater the later it was received, of those in this bundle
 * @param time within the hour that is shown, as exactly as the rules need it; of those with the
 *     same, the microseconds say which was earlier
 * @param probe stands for the pseudonym, in this bundle alone; empty for none
 * @param prefix stands for the address prefix, in this bundle alone; empty where it is not known
 * @param attested in the place of what it saw, where that is withheld
 */
public record Exhibit(
    long index,
    Leaf.Measured leaf,
    Map<String, Disclosure> shown,
    Role role,
    int order,
    Instant time,
    String probe,
    String prefix,
    Optional<Attested> attested) {
  public Exhibit {
    shown = Map.copyOf(shown);
  }

  /** What a measurement is to an incident. */
  public enum Role {
    /** It rests on it. */
    USED,
    /** It found the name reachable meanwhile. */
    DISAGREED,
    /** It showed its end. */
    ENDED,
    /** Of the same cells, or of a canary: the rules weigh the others against it. */
    BESIDE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String label) {
      for (Role role : values()) {
        if (role.label().equals(label)) {
          return Optional.of(role);
        }
      }
      return Optional.empty();
    }
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode digests = node.putObject("digests");
    leaf.digests().forEach(digests::put);
    node.put("index", index).put("prefix", prefix).put("probe", probe).put("role", role.label());
    node.put("order", order).put("time", time.toString());
    attested.ifPresent(said -> node.set("attested", said.json()));
    ObjectNode fields = node.putObject("shown");
    new TreeMap<>(shown)
        .forEach((name, field) ->
            fields.putObject(name).put("salt", field.salt()).set("value", field.value()));
    return node;
  }

  /** Reads {@link #json}; whether its fields are those of the leaf is another question. */
  static Exhibit of(ObjectNode node) throws Unfit {
    var digests = new TreeMap<String, String>();
    node.path("digests").properties().forEach(e -> digests.put(e.getKey(), e.getValue().asText()));
    var shown = new TreeMap<String, Disclosure>();
    for (var field : node.path("shown").properties()) {
      JsonNode value = field.getValue().get("value");
      if (value == null) {
        throw new Unfit("a field without a value: " + field.getKey());
      }
      String salt = field.getValue().path("salt").asText();
      shown.put(field.getKey(), new Disclosure(salt, field.getKey(), value));
    }
    JsonNode attested = node.get("attested");
    return new Exhibit(
        node.path("index").asLong(-1),
        new Leaf.Measured(digests),
        shown,
        Role.of(node.path("role").asText()).orElseThrow(() -> new Unfit("no such role")),
        node.path("order").asInt(),
        time(node.path("time").asText()),
        node.path("probe").asText(),
        node.path("prefix").asText(),
        attested == null ? Optional.empty() : Optional.of(Attested.of(attested)));
  }

  private static Instant time(String text) throws Unfit {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Unfit("a measurement without a time");
    }
  }

  /** The same, of another time. */
  Exhibit at(Instant other) {
    return new Exhibit(index, leaf, shown, role, order, other, probe, prefix, attested);
  }

  /** True where every field that is shown is the leaf's, and the time lies within its hour. */
  public boolean isTrue() {
    return shown.values().stream().allMatch(leaf::holds)
        && Fields.hour(values()).equals(Optional.of(Hours.begin(time)));
  }

  private Map<String, JsonNode> values() {
    var values = new TreeMap<String, JsonNode>();
    shown.forEach((name, field) -> values.put(name, field.value()));
    return values;
  }

  /** Empty where it has none that reads. */
  public Optional<MeasurementId> id() {
    return Optional.of(text(Fields.ID)).filter(MeasurementId::isId).map(MeasurementId::new);
  }

  private String text(String name) {
    Disclosure field = shown.get(name);
    return field == null ? "" : field.value().asText("");
  }

  /** The door it came in by. */
  String source() {
    return text(Fields.SOURCE);
  }

  /** The stand-in for its network, where that is not named. */
  public Optional<Asn> standIn() {
    return attested.map(said -> said.cell().asn());
  }

  /**
   * What it means: by the rules or, where what it saw is withheld, by the collector's word. Empty
   * where too much is withheld, or what is shown is no measurement.
   */
  public Optional<Judged> judged(Recount recount) {
    return id().flatMap(id ->
        attested.isPresent()
            ? attested.map(said -> new Judged(id, Optional.empty(), Optional.of(vote(id, said))))
            : measurement().map(measured -> recount.judge(witness(id, measured))));
  }

  private Ballot vote(MeasurementId id, Attested said) {
    return new Ballot(
        id,
        order,
        said.cell(),
        said.service(),
        probe,
        prefix,
        said.standing(),
        time,
        said.outcome(),
        said.confidence(),
        said.decisive());
  }

  private Witness witness(MeasurementId id, Measurement measured) {
    return new Witness(
        id,
        order,
        time,
        source(),
        CountryCode.parse(text(Fields.CC_SEEN)).orElse(CountryCode.UNKNOWN),
        Asn.parse(text(Fields.ASN_SEEN)).orElse(Asn.UNKNOWN),
        measured,
        probe,
        prefix);
  }

  /** As far as it is shown; empty where that is no measurement. */
  Optional<Measurement> measurement() {
    try {
      return Optional.of(MeasurementCodec.decode(Fields.measurement(values())));
    } catch (MalformedMeasurementException e) {
      return Optional.empty();
    }
  }
}
