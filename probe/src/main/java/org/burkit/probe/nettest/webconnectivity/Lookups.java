package org.burkit.probe.nettest.webconnectivity;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Step;
import org.burkit.probe.nettest.Instruments;

/** Asks three resolvers for a name at once, IPv4 and IPv6. For the threads of one measurement. */
final class Lookups {
  private static final List<String> TYPES = List.of("A", "AAAA");

  private final Instruments instruments;
  private final Notes notes;
  private final ExecutorService threads;
  private final Deadline deadline;

  Lookups(Instruments instruments, Notes notes, ExecutorService threads, Deadline deadline) {
    this.instruments = instruments;
    this.notes = notes;
    this.threads = threads;
    this.deadline = deadline;
  }

  Candidates of(Place place) throws InterruptedException {
    Optional<InetAddress> literal = Addresses.parse(place.host());
    if (literal.isPresent()) {
      return Candidates.of(literal.stream().toList(), List.of(), this::isAllowed);
    }
    List<String> plain = List.of(place.depthTag());
    List<String> classic = List.of(place.depthTag(), "classic");
    var system = ask(instruments.system(), place.host(), classic);
    var udp = ask(instruments.publicUdp(), place.host(), plain);
    var doh = ask(instruments.doh(), place.host(), plain);
    List<InetAddress> others = new ArrayList<>(addresses(udp));
    others.addAll(addresses(doh));
    return Candidates.of(addresses(system), others, this::isAllowed);
  }

  boolean isAllowed(InetAddress address) {
    boolean routed = address.getAddress().length == 4 || instruments.ipv6();
    return routed && instruments.mayVisit().test(address);
  }

  private List<Future<DnsLookup>> ask(Dns resolver, String name, List<String> tags) {
    List<Future<DnsLookup>> asked = new ArrayList<>();
    for (String type : TYPES) {
      Step step = notes.newChain(tags);
      asked.add(
          threads.submit(() -> {
            Deadline patience = deadline.orIn(instruments.patience().dns());
            DnsLookup lookup = resolver.lookup(name, type, step, patience);
            notes.write(lookup);
            return lookup;
          }));
    }
    return asked;
  }

  private static List<InetAddress> addresses(List<Future<DnsLookup>> asked)
      throws InterruptedException {
    List<InetAddress> found = new ArrayList<>();
    for (DnsLookup lookup : Joined.all(asked)) {
      lookup.addresses().forEach(ip -> Addresses.parse(ip).ifPresent(found::add));
    }
    return found;
  }
}
