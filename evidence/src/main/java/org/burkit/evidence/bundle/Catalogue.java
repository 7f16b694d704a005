package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.burkit.analysis.incident.Kind;

/**
 * A version for the catalogues of others: libraries (DataCite), provenance (W3C PROV-O), and Access
 * Now's list of shutdowns (STOP). What Burkit does not know, such as who ordered a block, stays
 * empty there. Pure.
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
    node.putArray("titles")
        .addObject()
        .put("title", statement.subject() + " [" + statement.name() + "]");
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
    judging
        .putObject("prov:endedAtTime")
        .put("@type", "xsd:dateTime")
        .put("@value", statement.made().toString());
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
    return node;
  }

  private static ObjectNode thing(ArrayNode graph, String id, String type) {
    return graph.addObject().put("@id", id).put("@type", type);
  }

  private static void reference(ObjectNode from, String how, String to) {
    from.putObject(how).put("@id", to);
  }

  /** A header and one row of CSV (RFC 4180). */
  String stop() {
    String networks =
        StreamSupport.stream(incident().path("asns").spliterator(), false)
            .map(JsonNode::asText)
            .filter(asn -> !asn.equals("AS0"))
            .collect(Collectors.joining("; "));
    boolean isShutdown = text("kind").equals(Kind.SHUTDOWN.label());
    Map<String, String> known =
        Map.of(
            "start_date", day("started_before"),
            "end_date", day("ended_before"),
            "country", text("cc"),
            "shutdown_type", isShutdown ? "network" : "service-based",
            "affected_service", isShutdown ? "" : statement.subject(),
            "affected_network", networks,
            "source_link", url());
    return line(STOP) + line(STOP.stream().map(field -> known.getOrDefault(field, "")).toList());
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
