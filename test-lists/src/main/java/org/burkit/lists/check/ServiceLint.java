package org.burkit.lists.check;

import com.google.common.net.InetAddresses;
import java.util.HashMap;
import java.util.Map;
import org.burkit.lists.Category;
import org.burkit.lists.Ports;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.EndpointProtocol;

/** What may be wrong with services. */
final class ServiceLint {
  private ServiceLint() {}

  static void check(Edition edition, Domains domains) {
    Map<String, Entry> seen = new HashMap<>();
    for (Entry service : edition.services()) {
      service(service);
      for (String domain : service.texts("domains")) {
        service.unique(seen, domain);
        Hosts.check(service, domain, true);
      }
      service.each("endpoints").forEach(endpoint -> endpoint(endpoint, domains));
    }
  }

  private static void service(Entry service) {
    service.required("owner");
    String id = service.optional("id");
    if (!id.matches("[a-z0-9-]*")) {
      service.fault(FaultKind.WORD, "id '" + id + "'", "write small letters, digits and hyphens");
    }
    Category.parse(service.optional("category"))
        .filter(category -> category.access() != Category.Access.OPEN)
        .ifPresent(category ->
            service.fault(
                FaultKind.RISKY,
                "a service of category " + category,
                "list its pages as sites: endpoints are measured without asking"));
  }

  private static void endpoint(Entry endpoint, Domains domains) {
    String host = endpoint.optional("host");
    Hosts.check(endpoint, host, false);
    EndpointProtocol.parse(endpoint.optional("protocol"))
        .ifPresent(protocol -> port(endpoint, protocol));
    if (!InetAddresses.isUriInetAddress(host) && domains.serviceOf(host).isEmpty()) {
      endpoint.fault(
          FaultKind.SISTER_DOMAIN,
          "'" + host + "' is under no domain of any service",
          "add its domain to the service");
    }
  }

  private static void port(Entry endpoint, EndpointProtocol protocol) {
    int port = endpoint.node().path("port").asInt(protocol.usualPort().orElse(0));
    if (port > 0 && port <= 0xFFFF && !Ports.fits(protocol, port)) {
      endpoint.fault(
          FaultKind.PORT,
          "port " + port + " over " + protocol.label(),
          "list ports of the web, of messengers and of calls only");
    }
  }
}
