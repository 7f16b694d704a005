package org.burkit.probe.nettest.webconnectivity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.burkit.lists.StunServer;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.StunBinding;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Step;
import org.burkit.probe.nettest.Instruments;

/**
 * Where a service's calls begin: every address is asked for a STUN binding, once more where it is
 * silent. Where none answers, a server of another owner tells whether this network lets any call
 * through, over each version of IP that was tried. One thread.
 */
final class StunVisits {
  private static final int CANARIES = 2;

  private final Instruments instruments;
  private final Notes notes;
  private final ExecutorService threads;
  private final Deadline deadline;
  private final List<InetAddress> tried = new ArrayList<>();
  private boolean answered;

  StunVisits(Instruments instruments, Notes notes, ExecutorService threads, Deadline deadline) {
    this.instruments = instruments;
    this.notes = notes;
    this.threads = threads;
    this.deadline = deadline;
  }

  void askAll(Place place, List<InetAddress> addresses) throws InterruptedException {
    List<Future<Boolean>> asked =
        addresses.stream().map(ip -> threads.submit(() -> answersInTime(place, ip))).toList();
    tried.addAll(addresses);
    answered |= Joined.all(asked).contains(true);
  }

  void askCanariesIfSilent() {
    for (boolean six : List.of(false, true)) {
      if (!answered && tried.stream().anyMatch(ip -> ip instanceof Inet6Address == six)) {
        askCanaries(six);
      }
    }
  }

  private boolean answersInTime(Place place, InetAddress ip) throws InterruptedException {
    if (answers(ip, place.port(), List.of(place.depthTag()))) {
      return true;
    }
    instruments.pause().rest();
    return answers(ip, place.port(), List.of(place.depthTag(), "retry"));
  }

  private boolean answers(InetAddress ip, int port, List<String> tags) {
    return !lacks(instruments.patience().stun()) && binding(ip, port, notes.newChain(tags));
  }

  private boolean binding(InetAddress ip, int port, Step step) {
    Deadline patience = Deadline.in(instruments.patience().stun());
    StunBinding binding = instruments.network().stun(ip, port, step, patience);
    notes.write(binding);
    return binding.failure().isEmpty();
  }

  private void askCanaries(boolean six) {
    for (StunServer canary : instruments.stun().stream().limit(CANARIES).toList()) {
      if (answers(canary, six)) {
        return;
      }
    }
  }

  private boolean answers(StunServer canary, boolean six) {
    Duration dns = instruments.patience().dns();
    if (lacks(dns.plus(instruments.patience().stun()))) {
      return false;
    }
    Step step = notes.newChain(List.of("canary"));
    DnsLookup lookup =
        instruments.system().lookup(canary.host(), six ? "AAAA" : "A", step, Deadline.in(dns));
    Optional<InetAddress> ip =
        lookup.addresses().stream().flatMap(text -> Addresses.parse(text).stream()).findFirst();
    return ip.filter(instruments.mayVisit()).isPresent() && binding(ip.get(), canary.port(), step);
  }

  private boolean lacks(Duration patience) {
    return deadline.left().compareTo(patience) < 0;
  }
}
