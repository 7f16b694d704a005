package org.burkit.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.ServiceFunction;
import org.burkit.model.Target;

/** Reads the endpoints of one service. */
final class ServiceEndpoints {
  /** What one measurement on a volunteer's line can bear. */
  static final int MOST = 32;

  private static final int LAST_PORT = 0xFFFF;

  private ServiceEndpoints() {}

  static List<ServiceEndpoint> of(Entry service) {
    List<Entry> entries = service.each("endpoints");
    if (entries.size() > MOST) {
      service.fault(FaultKind.TOO_MANY, entries.size() + " endpoints", "list at most " + MOST);
    }
    List<ServiceEndpoint> endpoints = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : entries) {
      ServiceEndpoint endpoint = endpoint(entry);
      entry.unique(
          seen, endpoint.protocol().label() + " " + endpoint.host() + ":" + endpoint.port());
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
        entry.source());
  }

  static String host(Entry entry) {
    String host = entry.required("host");
    if (new Target("https://" + host + "/").host().filter(host::equals).isEmpty()) {
      entry.fault(
          FaultKind.HOST,
          "host '" + host + "'",
          "write a bare host in small letters or an IPv4 address");
    }
    return host;
  }

  static int port(Entry entry, EndpointProtocol protocol, String host) {
    JsonNode port = entry.node().path("port");
    if (port.isMissingNode() && protocol.usualPort().isPresent()) {
      return protocol.usualPort().getAsInt();
    }
    if (!port.isInt() || port.intValue() < 1 || port.intValue() > LAST_PORT) {
      entry.fault(
          FaultKind.PORT,
          "port '" + port.asText() + "' of " + host,
          "write a number of 1 to " + LAST_PORT);
      return LAST_PORT;
    }
    return port.intValue();
  }
}
