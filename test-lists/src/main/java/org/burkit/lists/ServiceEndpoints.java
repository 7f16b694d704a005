package org.burkit.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.ServiceFunction;
import org.burkit.model.Target;

/** Reads the endpoints of one service; what is wrong with them becomes faults at its line. */
final class ServiceEndpoints {
  /** What one measurement on a volunteer's line can bear. */
  static final int MOST = 32;

  private static final int LAST_PORT = 0xFFFF;

  private ServiceEndpoints() {}

  static List<ServiceEndpoint> of(Entry service) {
    JsonNode nodes = service.node().path("endpoints");
    if (nodes.size() > MOST) {
      service.fault(nodes.size() + " endpoints", "list at most " + MOST);
    }
    List<ServiceEndpoint> endpoints = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode node : nodes) {
      Entry entry = new Entry(service.file(), service.line(), node, service.faults());
      ServiceEndpoint endpoint = endpoint(entry);
      if (!seen.add(endpoint.protocol() + " " + endpoint.host() + " " + endpoint.port())) {
        entry.fault("endpoint " + endpoint.host() + " again", "keep one of them");
      }
      endpoints.add(endpoint);
    }
    return endpoints;
  }

  private static ServiceEndpoint endpoint(Entry entry) {
    EndpointProtocol protocol = entry.word("protocol", EndpointProtocol.class);
    String host = host(entry);
    return new ServiceEndpoint(
        entry.word("function", ServiceFunction.class),
        protocol,
        host,
        port(entry, protocol, host),
        entry.required("source"));
  }

  static String host(Entry entry) {
    String host = entry.required("host");
    if (new Target("https://" + host + "/").host().filter(host::equals).isEmpty()) {
      entry.fault("host '" + host + "'", "write a bare host in small letters or an IPv4 address");
    }
    return host;
  }

  static int port(Entry entry, EndpointProtocol protocol, String host) {
    JsonNode port = entry.node().path("port");
    if (port.isMissingNode() && protocol.usualPort().isPresent()) {
      return protocol.usualPort().getAsInt();
    }
    if (!port.isInt() || port.intValue() < 1 || port.intValue() > LAST_PORT) {
      entry.fault("port '" + port.asText() + "' of " + host, "write a number of 1 to " + LAST_PORT);
      return LAST_PORT;
    }
    return port.intValue();
  }
}
