package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.burkit.evidence.leaf.Disclosure;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.leaf.Received;
import org.burkit.evidence.recount.Witness;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;

/**
 * One measurement as a bundle shows it: a line of {@code measurements.jsonl}.
 *
 * @param index of its leaf
 * @param leaf with the digests of all fields
 * @param shown the fields that are not withheld, by name
 * @param role what it is to the incident
 * @param probe stands for the pseudonym, in this bundle alone; empty for none
 * @param prefix stands for the address prefix, in this bundle alone; empty where it is not known
 */
public record Exhibit(
    long index,
    Leaf.Measured leaf,
    Map<String, Disclosure> shown,
    Role role,
    String probe,
    String prefix) {
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
    return new Exhibit(
        node.path("index").asLong(-1),
        new Leaf.Measured(digests),
        shown,
        Role.of(node.path("role").asText()).orElseThrow(() -> new Unfit("no such role")),
        node.path("probe").asText(),
        node.path("prefix").asText());
  }

  /** True where every field that is shown is the leaf's. */
  public boolean isTrue() {
    return shown.values().stream().allMatch(leaf::holds);
  }

  /** As the rules take it; empty where too much is withheld, or what is shown is no measurement. */
  public Optional<Witness> witness() {
    Optional<Received> received = Fields.received(shown);
    if (received.isEmpty()) {
      return Optional.empty();
    }
    try {
      var measurement = MeasurementCodec.decode(Fields.measurement(shown));
      return Optional.of(new Witness(received.get(), measurement, probe, prefix));
    } catch (MalformedMeasurementException e) {
      return Optional.empty();
    }
  }
}
