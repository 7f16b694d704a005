package org.burkit.lists.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lists.file.Entry;

/**
 * Which service a domain belongs to.
 *
 * @param services ids by domain
 */
record Domains(Map<String, String> services) {

  static Domains of(Edition edition) {
    Map<String, String> services = new HashMap<>();
    for (Entry service : edition.services()) {
      List<String> domains = service.texts("domains");
      domains.forEach(domain -> services.putIfAbsent(domain, service.optional("id")));
    }
    return new Domains(services);
  }

  /** The service of the longest listed domain that a host ends with. */
  Optional<String> serviceOf(String host) {
    for (String name = host; ; name = name.substring(name.indexOf('.') + 1)) {
      String service = services.get(name);
      if (service != null) {
        return Optional.of(service);
      }
      if (name.indexOf('.') < 0) {
        return Optional.empty();
      }
    }
  }

  boolean knows(String service) {
    return services.containsValue(service);
  }
}
