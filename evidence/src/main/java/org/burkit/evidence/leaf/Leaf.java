package org.burkit.evidence.leaf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One entry of the log. */
public sealed interface Leaf {

  /**
   * A measurement that the collector took.
   *
   * @param digests of its fields, by their names and in their order
   */
  record Measured(Map<String, String> digests) implements Leaf {
    public Measured {
      digests = Collections.unmodifiableMap(new TreeMap<>(digests));
    }

    /** The leaf whose fields are these. */
    public static Measured of(Collection<Disclosure> fields) {
      var digests = new TreeMap<String, String>();
      fields.forEach(field -> digests.put(field.name(), field.digest()));
      return new Measured(digests);
    }

    /** True where this is what the leaf has under that name. */
    public boolean holds(Disclosure field) {
      return field.digest().equals(digests.get(field.name()));
    }
  }

  /**
   * What was said of an incident.
   *
   * @param version from 1 on
   * @param sha256 of the canonical bytes of what was said, in hex
   */
  record Stated(String incident, int version, String sha256) implements Leaf {}

  /** The bytes of the entry: canonical JSON. */
  default byte[] bytes() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (this) {
      case Measured(Map<String, String> digests) -> {
        ObjectNode fields = node.putObject("digests");
        digests.forEach(fields::put);
        node.put("kind", "measurement");
      }
      case Stated(String incident, int version, String sha256) ->
          node.put("incident", incident)
              .put("kind", "incident")
              .put("sha256", sha256)
              .put("version", version);
    }
    return Canonical.bytes(node.put("v", 1));
  }
}
