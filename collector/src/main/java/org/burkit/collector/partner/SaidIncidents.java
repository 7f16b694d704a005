package org.burkit.collector.partner;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;

/**
 * Reads another collector's list of incidents. It may say anything: what is not an incident as ours
 * are is left out, and no more than so many are read. Stateless.
 */
final class SaidIncidents {
  static final int MOST = 500;
  private static final int MOST_NAMES = 200;
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){0,20}");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{0,60}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(10_000).build());
  }

  private SaidIncidents() {}

  /**
   * Those that can be read.
   *
   * @throws IOException where it is no list of incidents
   */
  static List<Incident> read(byte[] json) throws IOException {
    JsonNode list = JSON.readTree(json).path("incidents");
    if (!list.isArray()) {
      throw new IOException("expected a list of incidents, got something else");
    }
    List<Incident> incidents = new ArrayList<>();
    for (JsonNode node : list) {
      if (incidents.size() < MOST && !node.path("retracted").asBoolean()) {
        one(node).ifPresent(incidents::add);
      }
    }
    return incidents;
  }

  private static Optional<Incident> one(JsonNode node) {
    try {
      return Optional.of(IncidentCodec.decode(node.toString())).filter(SaidIncidents::isPlain);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(Incident incident) {
    return incident.open()
        && SERVICE.matcher(incident.service()).matches()
        && incident.domains().size() <= MOST_NAMES
        && incident.asns().size() <= MOST_NAMES
        && incident.domains().stream().allMatch(SaidIncidents::isHost);
  }

  private static boolean isHost(String name) {
    return HOST.matcher(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED)).matches();
  }
}
