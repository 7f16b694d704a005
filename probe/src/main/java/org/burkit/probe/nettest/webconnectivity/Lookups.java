package org.burkit.probe.nettest.webconnectivity;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Step;
import org.burkit.probe.nettest.Instruments;

/**
 * Asks all resolvers for a name at once: addresses of both families and HTTPS records. For the
 * threads of one measurement.
 */
final class Lookups {
  private static final List<String> ADDRESSES = List.of("A", "AAAA");
  private static final String SERVICES = "HTTPS";

  private final Instruments instruments;
  private final Notes notes;
  private final ExecutorService threads;
  private final Deadline deadline;
  private final Queue<Future<DnsLookup>> asked = new ConcurrentLinkedQueue<>();

  Lookups(Instruments instruments, Notes notes, ExecutorService threads, Deadline deadline) {
    this.instruments = instruments;
    this.notes = notes;
    this.threads = threads;
    this.deadline = deadline;
  }

  /** Waits for the addresses only: some resolvers leave questions for HTTPS records unanswered. */
  Named of(Place place) throws InterruptedException {
    Optional<InetAddress> literal = Addresses.parse(place.host());
    if (literal.isPresent()) {
      List<InetAddress> itself = literal.stream().toList();
      return new Named(Candidates.of(itself, List.of(), this::isAllowed), List.of());
    }
    List<String> classic = List.of(place.depthTag(), "classic");
    List<String> plain = List.of(place.depthTag());
    List<Dns> elsewhere = List.of(instruments.publicUdp(), instruments.doh());
    List<Future<DnsLookup>> system = new ArrayList<>();
    List<Future<DnsLookup>> others = new ArrayList<>();
    List<Future<DnsLookup>> services = new ArrayList<>();
    for (String type : ADDRESSES) {
      system.add(ask(instruments.system(), place.host(), type, classic));
      elsewhere.forEach(dns -> others.add(ask(dns, place.host(), type, plain)));
    }
    askAside(instruments.dot(), place.host(), plain);
    services.add(ask(instruments.system(), place.host(), SERVICES, classic));
    elsewhere.forEach(dns -> services.add(ask(dns, place.host(), SERVICES, plain)));
    return new Named(
        Candidates.of(addresses(system), addresses(others), this::isAllowed), services);
  }

  /** For comparison only: a port that is blocked would hold the target up. */
  private void askAside(Dns resolver, String name, List<String> tags) {
    for (String type : List.of("A", "AAAA", SERVICES)) {
      var _ = ask(resolver, name, type, tags);
    }
  }

  /** Waits for all lookups, so that none is missing in the notes. */
  void settle() throws InterruptedException {
    for (Future<DnsLookup> lookup : asked) {
      Joined.one(lookup);
    }
  }

  /**
   * Asks the machine's resolver once more where it was silent for the name: at the end, so that a
   * stall of some seconds is over and does not look like somebody who drops the question.
   */
  void onceMoreIfSilent(Place place) throws InterruptedException {
    List<DnsLookup> system = new ArrayList<>();
    for (Future<DnsLookup> lookup : asked) {
      DnsLookup done = Joined.one(lookup);
      if (done.bySystemResolver()
          && done.queryType().equals("A")
          && done.hostname().equals(place.host())) {
        system.add(done);
      }
    }
    if (!system.isEmpty() && system.stream().allMatch(Lookups::isSilent)) {
      List<String> tags = List.of(place.depthTag(), "classic", "retry");
      var _ = Joined.one(ask(instruments.system(), place.host(), "A", tags));
    }
  }

  private static boolean isSilent(DnsLookup lookup) {
    return lookup.failure().filter(f -> f.kind() == FailureKind.TIMEOUT).isPresent();
  }

  boolean isAllowed(InetAddress address) {
    boolean routed = address.getAddress().length == 4 || instruments.ipv6();
    return routed && instruments.mayVisit().test(address);
  }

  private Future<DnsLookup> ask(Dns resolver, String name, String type, List<String> tags) {
    Step step = notes.newChain(tags);
    Future<DnsLookup> lookup =
        threads.submit(() -> {
          Deadline patience = deadline.orIn(instruments.patience().dns());
          DnsLookup answer = resolver.lookup(name, type, step, patience);
          notes.write(answer);
          return answer;
        });
    asked.add(lookup);
    return lookup;
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
