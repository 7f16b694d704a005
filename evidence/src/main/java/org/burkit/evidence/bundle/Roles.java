package org.burkit.evidence.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.burkit.evidence.bundle.Exhibit.Role;
import org.burkit.model.MeasurementId;

/** What each measurement is to an incident, by the lists of ids in its JSON. */
public record Roles(Map<String, Role> byId) {
  public static Roles of(JsonNode incident) {
    var roles = new HashMap<String, Role>();
    put(roles, incident.path("events").path(0).path("evidence"), Role.ENDED);
    put(roles, incident.path("counter_evidence"), Role.DISAGREED);
    put(roles, incident.path("evidence"), Role.USED);
    return new Roles(Map.copyOf(roles));
  }

  private static void put(Map<String, Role> roles, JsonNode ids, Role role) {
    ids.forEach(id -> roles.put(id.asText(), role));
  }

  public Role of(MeasurementId id) {
    return byId.getOrDefault(id.hex(), Role.BESIDE);
  }
}
