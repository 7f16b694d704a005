package org.burkit.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.Target;

/** Reads the services. */
final class ServiceEntries {
  private ServiceEntries() {}

  static List<Service> read(List<Entry> entries) {
    List<Service> services = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : entries) {
      String id = entry.required("id");
      entry.unique(seen, id);
      services.add(
          new Service(
              id,
              LocalName.of(entry.names("names")),
              entry.optional("owner"),
              SiteRows.category(entry, "category"),
              domains(entry, id),
              ServiceEndpoints.of(entry),
              entry.source()));
    }
    return services;
  }

  private static List<String> domains(Entry entry, String id) {
    List<String> domains = entry.texts("domains");
    if (domains.isEmpty()) {
      entry.fault(FaultKind.MISSING, "service " + id + " has no domains", "list at least one");
    }
    for (String domain : domains) {
      if (new Target("https://" + domain + "/").host().filter(domain::equals).isEmpty()) {
        entry.fault(
            FaultKind.HOST, "domain '" + domain + "'", "write a bare host in small letters");
      }
    }
    return domains;
  }
}
