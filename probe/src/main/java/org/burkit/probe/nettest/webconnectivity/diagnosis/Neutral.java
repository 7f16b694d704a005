package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.util.List;
import java.util.Optional;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Target;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Step;
import org.burkit.probe.net.Stopwatch;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/**
 * A host that nobody blocks, and where it is from here.
 *
 * @param at its address; port 443
 */
record Neutral(String name, Spot at) {

  /** A name that belongs nowhere (RFC 2606 section 2): no server has a certificate for it. */
  static final String NOBODYS_NAME = "nobody.invalid";

  /** The first neutral host that has an address. */
  static Optional<Neutral> find(Instruments instruments) {
    for (String url : instruments.neutral()) {
      Target target = new Target(url);
      String name = target.host().orElseThrow();
      Step step = new Step(Stopwatch.start(), 0, List.of());
      DnsLookup lookup =
          instruments.system().lookup(name, "A", step, Deadline.in(instruments.patience().dns()));
      Optional<Neutral> found =
          lookup.addresses().stream()
              .flatMap(ip -> Addresses.parse(ip).stream())
              .filter(instruments.mayVisit())
              .findFirst()
              .map(ip -> new Neutral(name, new Spot(ip, target.port().orElse(443))));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
