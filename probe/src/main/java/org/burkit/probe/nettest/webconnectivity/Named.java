package org.burkit.probe.nettest.webconnectivity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Future;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.ServiceBinding;

/**
 * What the resolvers said of a name. For the threads of one measurement.
 *
 * @param candidates the addresses to try
 * @param services the lookups of HTTPS records, which nobody waits for but who wants them
 */
record Named(Candidates candidates, List<Future<DnsLookup>> services) {
  Named {
    services = List.copyOf(services);
  }

  /** Those of the HTTPS records that have come by now: for who cannot wait. */
  List<ServiceBinding> bindingsSoFar() throws InterruptedException {
    return bindings(services.stream().filter(Future::isDone).toList());
  }

  /** The HTTPS records of the name, each once, the system's resolver's first. Waits for them. */
  List<ServiceBinding> bindings() throws InterruptedException {
    return bindings(services);
  }

  private static List<ServiceBinding> bindings(List<Future<DnsLookup>> lookups)
      throws InterruptedException {
    List<ServiceBinding> all = new ArrayList<>();
    for (DnsLookup lookup : Joined.all(lookups)) {
      all.addAll(lookup.serviceBindings());
    }
    return List.copyOf(new LinkedHashSet<>(all));
  }
}
