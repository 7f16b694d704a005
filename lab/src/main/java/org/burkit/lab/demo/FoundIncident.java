package org.burkit.lab.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** An incident as the collector's API gives it; {@code json} is the whole of it. */
record FoundIncident(
    List<String> domains, List<Integer> asns, String mechanism, boolean open, JsonNode json) {
  private static final JsonMapper MAPPER = new JsonMapper();

  FoundIncident {
    domains = List.copyOf(domains);
    asns = List.copyOf(asns);
  }

  /** Reads the answer of {@code GET /api/v1/incidents}. */
  static List<FoundIncident> readAll(String answer) {
    try {
      List<FoundIncident> incidents = new ArrayList<>();
      MAPPER.readTree(answer).required("incidents").forEach(json -> incidents.add(read(json)));
      return List.copyOf(incidents);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the incident API did not give JSON: " + answer, e);
    }
  }

  private static FoundIncident read(JsonNode json) {
    List<String> domains = new ArrayList<>();
    json.required("domains").forEach(domain -> domains.add(domain.asText()));
    List<Integer> asns = new ArrayList<>();
    json.required("asns").forEach(asn -> asns.add(number(asn.asText())));
    return new FoundIncident(
        domains,
        asns,
        json.required("mechanism").asText(),
        json.required("state").asText().equals("open"),
        json);
  }

  private static int number(String asn) {
    return Integer.parseInt(asn.startsWith("AS") ? asn.substring(2) : asn);
  }

  boolean covers(String host, int asn) {
    return domains.contains(host) && asns.contains(asn);
  }

  /** In words: {@code tls.timeout of aulnet.example in AS64501}. */
  String words() {
    List<String> networks = asns.stream().map(asn -> "AS" + asn).toList();
    return "%s of %s in %s"
        .formatted(mechanism, String.join(", ", domains), String.join(", ", networks));
  }
}
