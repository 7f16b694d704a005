package org.burkit.lists.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Target;

/** Rows that lead to one page, and pages over http whose host is known to offer https. */
final class SamePages {
  private static final String EVERYWHERE = "sites/global.csv";

  private SamePages() {}

  static void check(Edition edition) {
    Set<String> secure = secureHosts(edition);
    Map<String, Entry> everywhere = new HashMap<>();
    rows(edition.sites().getOrDefault(EVERYWHERE, List.of()), everywhere, secure);
    edition
        .sites()
        .forEach((file, rows) -> {
          if (!file.equals(EVERYWHERE)) {
            rows(rows, new HashMap<>(everywhere), secure);
          }
        });
  }

  private static void rows(List<Entry> rows, Map<String, Entry> seen, Set<String> secure) {
    for (Entry row : rows) {
      new Target(row.optional("url"))
          .web()
          .ifPresent(web -> {
            String page = page(web);
            Entry first = seen.get(page);
            if (first == null || !isSpeltAlike(first, row)) {
              row.unique(seen, page);
            }
            if (!web.secure() && secure.contains(web.host())) {
              row.fault(
                  FaultKind.INSECURE,
                  "http, although " + web.host() + " offers https",
                  "write https");
            }
          });
    }
  }

  /** What the reader has named already. */
  private static boolean isSpeltAlike(Entry first, Entry row) {
    return first.file().equals(row.file()) && first.optional("url").equals(row.optional("url"));
  }

  private static String page(Target.Web web) {
    String path = web.url().getRawPath();
    String query = web.url().getRawQuery();
    return web.host()
        + (web.port() == 443 || web.port() == 80 ? "" : ":" + web.port())
        + (path == null || path.isEmpty() ? "/" : path)
        + (query == null ? "" : "?" + query);
  }

  private static Set<String> secureHosts(Edition edition) {
    Set<String> hosts = new HashSet<>();
    for (List<Entry> rows : edition.sites().values()) {
      for (Entry row : rows) {
        new Target(row.optional("url"))
            .web()
            .filter(Target.Web::secure)
            .ifPresent(web -> hosts.add(web.host()));
      }
    }
    for (Entry endpoint : edition.endpoints()) {
      EndpointProtocol.parse(endpoint.optional("protocol"))
          .filter(p -> p == EndpointProtocol.HTTPS || p == EndpointProtocol.TLS)
          .ifPresent(_ -> hosts.add(endpoint.optional("host")));
    }
    return hosts;
  }
}
