package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.MalformedActException;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Sha256;

/**
 * One version of what is said of an incident. Immutable: its bytes are what the log has the digest
 * of.
 *
 * @param version from 1 on; each supersedes the one before
 * @param made when, by the collector's clock
 * @param edition by what rules and lists
 * @param incident as {@link IncidentCodec#whole} writes it, which is what the rules come to; not to
 *     be changed
 * @param acts what editors had said of it by then, in their order and without their names
 */
public record Statement(
    IncidentId id,
    int version,
    Instant made,
    Edition edition,
    ObjectNode incident,
    List<Act> acts) {
  public Statement {
    acts = List.copyOf(acts);
  }

  /**
   * What verdicts were made by.
   *
   * @param rules the version of the rule set
   * @param lists the digest of the lists
   */
  public record Edition(String rules, String lists) {}

  /**
   * What is said of an incident.
   *
   * @param incident as everybody may know it
   * @param acts without the names of editors
   */
  public static Statement of(
      Incident incident, List<Act> acts, int version, Instant made, Edition edition) {
    return new Statement(
        incident.id(), version, made, edition, IncidentCodec.whole(incident, made), acts);
  }

  /**
   * What is said later of an incident that measurements no longer make: the same, by the same
   * edition, with what was said of it since.
   */
  public Statement again(List<Act> said, Instant later) throws IOException {
    return of(IncidentCodec.decode(incident.toString()), said, version + 1, later, edition);
  }

  /** The retraction that is in force in this version: it no longer claims what it shows. */
  public Optional<Act> retraction() {
    return Acts.of(acts).retraction(id);
  }

  /** The label of the grade, or {@code retracted}. */
  public String standing() {
    return retraction().isPresent() ? "retracted" : incident.path("grade").asText();
  }

  /** True where this is what it says of the incident. */
  public boolean says(Incident other) {
    return Verdicts.same(IncidentCodec.whole(other, made), incident);
  }

  /** What it is about: the service, or else the domains, or the network that is cut off. */
  public String subject() {
    JsonNode service = incident.path("service");
    String domains = texts("domains");
    return service.isTextual() ? service.asText() : domains.isEmpty() ? texts("asns") : domains;
  }

  private String texts(String member) {
    return StreamSupport.stream(incident.path(member).spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  /** The name of its bundle, for example {@code KZ-3F7K9Q2A-X-v2}. */
  public String name() {
    return id + "-v" + version;
  }

  /** Its canonical JSON. */
  public byte[] bytes() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id.text()).put("version", version);
    node.put("supersedes", version == 1 ? null : version - 1);
    node.put("made", made.toString());
    node.putObject("edition").put("lists", edition.lists).put("rules", edition.rules);
    node.set("incident", incident);
    if (!acts.isEmpty()) {
      node.put("retracted", retraction().isPresent());
      ArrayNode said = node.putArray("acts");
      acts.forEach(act -> said.add(ActCodec.published(act)));
    }
    return Canonical.bytes(node);
  }

  public Leaf.Stated leaf() {
    return new Leaf.Stated(id.text(), version, Sha256.hex(bytes()));
  }

  /**
   * Reads {@link #bytes}.
   *
   * @throws Unfit for anything else
   */
  public static Statement parse(byte[] bytes) throws Unfit {
    try {
      ObjectNode node = CanonicalJson.parse(bytes);
      JsonNode edition = node.path("edition");
      if (!(node.path("incident") instanceof ObjectNode incident)) {
        throw new Unfit("expected an incident");
      }
      var id = new IncidentId(node.path("id").asText());
      var acts = new ArrayList<Act>();
      for (JsonNode act : node.path("acts")) {
        acts.add(ActCodec.published(id, act));
      }
      var read =
          new Statement(
              id,
              node.path("version").asInt(),
              Instant.parse(node.path("made").asText()),
              new Edition(edition.path("rules").asText(), edition.path("lists").asText()),
              incident,
              acts);
      if (read.version < 1 || !Arrays.equals(read.bytes(), bytes)) {
        throw new Unfit("expected the statement in its one form");
      }
      return read;
    } catch (MalformedMeasurementException
        | MalformedActException
        | IllegalArgumentException
        | DateTimeException e) {
      throw new Unfit("expected what is said of an incident: " + e.getMessage());
    }
  }
}
