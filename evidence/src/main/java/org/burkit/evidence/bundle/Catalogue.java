package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Kind;

/**
 * A version for the catalogues of others: libraries (DataCite), provenance (W3C PROV-O), and Access
 * Now's list of shutdowns (STOP). What neither Burkit nor its editors know, such as who ordered a
 * block, stays empty there. Pure.
 *
 * @param address of the collector; empty where it is not known
 */
record Catalogue(Statement statement, String address) {
  private static final List<String> STOP =
      List.of(
          "start_date",
          "end_date",
          "country",
          "area_name",
          "geo_scope",
          "event",
          "shutdown_type",
          "affected_service",
          "affected_network",
          "ordered_by",
          "decision_maker",
          "gov_justification",
          "gov_ack_source",
          "actual_cause",
          "source_link");

  private JsonNode incident() {
    return statement.incident();
  }

  private String text(String member) {
    return incident().path(member).asText("");
  }

  private String url() {
    return address.isEmpty() ? "" : Citation.url(address, statement);
  }

  private LocalDate made() {
    return LocalDate.ofInstant(statement.made(), ZoneOffset.UTC);
  }

  /** An interval of ISO 8601, without an end while it goes on. */
  private String days() {
    return day("started_before") + "/" + day("ended_before");
  }

  private String day(String member) {
    String time = incident().path(member).isTextual() ? text(member) : "";
    return time.isEmpty() ? "" : time.substring(0, "2026-11-29".length());
  }

  ObjectNode datacite() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putObject("types")
        .put("resourceTypeGeneral", "Dataset")
        .put("resourceType", "Measurements of network interference");
    node.putArray("creators").addObject().put("name", "Burkit").put("nameType", "Organizational");
    String retracted = statement.retraction().isPresent() ? "RETRACTED: " : "";
    node.putArray("titles")
        .addObject()
        .put("title", retracted + statement.subject() + " [" + statement.name() + "]");
    node.putObject("publisher").put("name", "Burkit");
    node.put("publicationYear", String.valueOf(made().getYear()));
    node.put("version", String.valueOf(statement.version()));
    ArrayNode dates = node.putArray("dates");
    dates.addObject().put("date", made().toString()).put("dateType", "Created");
    dates.addObject().put("date", days()).put("dateType", "Collected");
    node.putArray("geoLocations").addObject().put("geoLocationPlace", text("cc"));
    node.putArray("formats").add("application/zip");
    node.putArray("rightsList")
        .addObject()
        .put("rightsIdentifier", "CC-BY-4.0")
        .put("rightsIdentifierScheme", "SPDX")
        .put("rightsUri", "https://creativecommons.org/licenses/by/4.0/");
    node.putArray("alternateIdentifiers")
        .addObject()
        .put("alternateIdentifier", statement.name())
        .put("alternateIdentifierType", "Burkit incident");
    if (!address.isEmpty()) {
      node.put("url", url());
    }
    return node.put("schemaVersion", "http://datacite.org/schema/kernel-4");
  }

  ObjectNode provenance() {
    String id = "urn:burkit:" + statement.name();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putObject("@context")
        .put("prov", "http://www.w3.org/ns/prov#")
        .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    ArrayNode graph = node.putArray("@graph");
    ObjectNode said = thing(graph, id, "prov:Entity");
    reference(said, "prov:wasGeneratedBy", id + "#judging");
    reference(said, "prov:wasDerivedFrom", "measurements.jsonl");
    if (statement.version() > 1) {
      reference(
          said,
          "prov:wasRevisionOf",
          "urn:burkit:" + statement.id() + "-v" + (statement.version() - 1));
    }
    ObjectNode judging = thing(graph, id + "#judging", "prov:Activity");
    time(judging, statement.made());
    ArrayNode used = judging.putArray("prov:used");
    used.addObject().put("@id", "measurements.jsonl");
    used.addObject().put("@id", "lists/");
    reference(judging, "prov:wasAssociatedWith", id + "#rules");
    thing(graph, id + "#rules", "prov:SoftwareAgent")
        .put("prov:label", statement.edition().rules());
    reference(
        thing(graph, "measurements.jsonl", "prov:Entity"), "prov:wasAttributedTo", id + "#probes");
    thing(graph, id + "#probes", "prov:Agent").put("prov:label", "volunteers' probes");
    thing(graph, "lists/", "prov:Entity").put("prov:label", statement.edition().lists());
    if (!statement.acts().isEmpty()) {
      edited(graph, said, id);
    }
    return node;
  }

  /** What editors said of it, and that one of them took it back. */
  private void edited(ArrayNode graph, ObjectNode said, String id) {
    ArrayNode influences = said.putArray("prov:wasInfluencedBy");
    thing(graph, id + "#editors", "prov:Agent").put("prov:label", "editors of the collector");
    for (int i = 0; i < statement.acts().size(); i++) {
      Act act = statement.acts().get(i);
      String name = id + "#act-" + (i + 1);
      influences.addObject().put("@id", name);
      ObjectNode activity =
          thing(graph, name, "prov:Activity").put("prov:label", act.content().kind());
      time(activity, act.made());
      reference(activity, "prov:wasAssociatedWith", id + "#editors");
      if (statement.retraction().filter(act::equals).isPresent()) {
        reference(said, "prov:wasInvalidatedBy", name);
      }
    }
  }

  private static void time(ObjectNode activity, Instant ended) {
    activity
        .putObject("prov:endedAtTime")
        .put("@type", "xsd:dateTime")
        .put("@value", ended.toString());
  }

  private static ObjectNode thing(ArrayNode graph, String id, String type) {
    return graph.addObject().put("@id", id).put("@type", type);
  }

  private static void reference(ObjectNode from, String how, String to) {
    from.putObject(how).put("@id", to);
  }

  /** A header and one row of CSV (RFC 4180); of what was retracted there is no row. */
  String stop() {
    return statement.retraction().isPresent() ? line(STOP) : line(STOP) + row();
  }

  private String row() {
    String networks =
        StreamSupport.stream(incident().path("asns").spliterator(), false)
            .map(JsonNode::asText)
            .filter(asn -> !asn.equals("AS0"))
            .collect(Collectors.joining("; "));
    boolean isShutdown = text("kind").equals(Kind.SHUTDOWN.label());
    var known =
        new HashMap<>(
            Map.of(
                "start_date", day("started_before"),
                "end_date", day("ended_before"),
                "country", text("cc"),
                "shutdown_type", isShutdown ? "network" : "service-based",
                "affected_service", isShutdown ? "" : statement.subject(),
                "affected_network", networks,
                "source_link", url()));
    statement.acts().forEach(act -> add(known, act.content()));
    return line(STOP.stream().map(field -> known.getOrDefault(field, "")).toList());
  }

  /** The last order and the last event that editors named. */
  private static void add(Map<String, String> known, Act.Content content) {
    switch (content) {
      case Act.Order(_, var authority, _, var link) -> {
        known.put("ordered_by", authority);
        known.put("gov_ack_source", link.map(Object::toString).orElse(""));
      }
      case Act.Event(_, var sentence) -> known.put("event", sentence.in(Locale.ENGLISH));
      case Act.Note _,
          Act.Correction _,
          Act.Retraction _,
          Act.Restoration _,
          Act.Merge _,
          Act.Split _,
          Act.Contest _ -> {}
    }
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Catalogue::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Quoted, and such as no spreadsheet takes for a formula. */
  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
