package org.burkit.collector.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.store.Axis;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.Tally;

/**
 * What the store knows of one thing that is asked for.
 *
 * @param incidents in the order of the store, each once
 * @param recent by country and network, of the last week; a network may come more than once
 * @param everMeasured whether anything was ever measured
 */
record Findings(List<Incident> incidents, List<Tally> recent, boolean everMeasured) {
  private static final Duration RECENT = Duration.ofDays(7);
  private static final int MOST_NETWORKS = 500;

  Findings {
    incidents = List.copyOf(incidents);
    recent = List.copyOf(recent);
  }

  static Findings ofService(Store store, String id, Instant now) {
    return of(store, Scope.ofService(id), now);
  }

  static Findings ofHost(Store store, Asked.Host host, Instant now) {
    Findings it = of(store, Scope.ofDomain(host.name()), now);
    return it.with(of(store, Scope.ofDomain(host.sibling()), now));
  }

  private static Findings of(Store store, Scope scope, Instant now) {
    if (!store.wasMeasured(scope.domain(), scope.service())) {
      return new Findings(List.of(), List.of(), false);
    }
    var recent =
        store.tallies(List.of(Axis.CC, Axis.ASN), scope.since(now.minus(RECENT)), MOST_NETWORKS);
    return new Findings(store.incidents(scope.incidents()), recent, true);
  }

  private Findings with(Findings other) {
    List<Incident> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Incident incident : joined(incidents, other.incidents)) {
      if (ids.add(incident.id().text())) {
        all.add(incident);
      }
    }
    return new Findings(all, joined(recent, other.recent), everMeasured || other.everMeasured);
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
