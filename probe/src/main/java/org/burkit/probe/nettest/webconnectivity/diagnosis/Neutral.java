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
 * @param alsoAt its address of the other version of IP, where that was asked for and it has one
 */
record Neutral(String name, Spot at, Optional<Spot> alsoAt) {

  /** A name that belongs nowhere (RFC 2606 section 2): no server has a certificate for it. */
  static final String NOBODYS_NAME = "nobody.invalid";

  /** The first neutral host that has an address. */
  static Optional<Neutral> find(Instruments instruments, boolean overIpv6Too) {
    List<Target> hosts = instruments.neutral().stream().map(Target::new).toList();
    return find(hosts, instruments, overIpv6Too);
  }

  /** The first host with an address that is known to speak QUIC and to be left alone. */
  static Optional<Neutral> overQuic(Instruments instruments, boolean overIpv6Too) {
    return find(instruments.quic().canaries(), instruments, overIpv6Too);
  }

  private static Optional<Neutral> find(
      List<Target> hosts, Instruments instruments, boolean overIpv6Too) {
    for (Target target : hosts) {
      Optional<Spot> four = spot(instruments, target, "A");
      Optional<Spot> six = overIpv6Too ? spot(instruments, target, "AAAA") : Optional.empty();
      Optional<Spot> either = four.or(() -> six);
      if (either.isPresent()) {
        String name = target.host().orElseThrow();
        return Optional.of(new Neutral(name, either.get(), four.isPresent() ? six : four));
      }
    }
    return Optional.empty();
  }

  /** Its address of the same version of IP, if there is one: what is compared goes one way. */
  Spot beside(Spot target) {
    return alsoAt.filter(spot -> spot.isIpv6() == target.isIpv6()).orElse(at);
  }

  private static Optional<Spot> spot(Instruments instruments, Target target, String type) {
    String name = target.host().orElseThrow();
    Step step = new Step(Stopwatch.start(), 0, List.of());
    DnsLookup lookup =
        instruments.system().lookup(name, type, step, Deadline.in(instruments.patience().dns()));
    return lookup.addresses().stream()
        .flatMap(ip -> Addresses.parse(ip).stream())
        .filter(instruments.mayVisit())
        .findFirst()
        .map(ip -> new Spot(ip, target.port().orElse(443)));
  }
}
