package org.burkit.probe.nettest.webconnectivity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.burkit.model.AltSvc;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.ServiceBinding;
import org.burkit.model.Target;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Page;
import org.burkit.probe.net.QuicConnection;
import org.burkit.probe.net.Step;
import org.burkit.probe.nettest.Instruments;

/**
 * The same page over HTTP/3, where the site offers it: one address of each family, a second one
 * only where the first fails. Where none stands, a canary tells whether this network lets any QUIC
 * through. One thread, once.
 */
final class QuicVisits {
  private static final String HTTP3 = "h3";
  private static final int CANARIES = 2;

  private final Instruments instruments;
  private final Notes notes;
  private final Deadline deadline;

  QuicVisits(Instruments instruments, Notes notes, Deadline deadline) {
    this.instruments = instruments;
    this.notes = notes;
    this.deadline = deadline;
  }

  /**
   * Measures, and says whether the page came over QUIC.
   *
   * @param page what came over TCP, whose headers may offer HTTP/3; asked for last
   */
  boolean stand(Place place, Named named, Future<Optional<Page>> page) throws InterruptedException {
    Optional<Integer> port = port(place, named, page);
    if (port.isEmpty()) {
      return false;
    }
    return visitAll(place, named.candidates(), port.get(), this::page);
  }

  /** Shakes hands at the place's own port, whether anybody offers QUIC there or not. */
  boolean shakeHands(Place place, Candidates candidates) throws InterruptedException {
    return instruments.network().speaksQuic()
        && visitAll(place, candidates, place.port(), (_, _, _) -> true);
  }

  /** What is said over a connection that stands. */
  private interface Talk {
    boolean over(Place place, QuicConnection connection, Step step) throws InterruptedException;
  }

  private boolean visitAll(Place place, Candidates candidates, int port, Talk talk)
      throws InterruptedException {
    boolean tried = false;
    boolean stands = false;
    for (List<InetAddress> family : families(candidates)) {
      tried = true;
      stands |= visit(place, family, port, talk);
    }
    if (tried && !stands) {
      askCanaries();
    }
    return stands;
  }

  /** True where the name's HTTPS record or our own wish says so, without a look at any page. */
  static boolean isWanted(Instruments instruments, Place place, List<ServiceBinding> known) {
    return place.tls()
        && instruments.network().speaksQuic()
        && (instruments.quic().always() || offered(known).isPresent());
  }

  private Optional<Integer> port(Place place, Named named, Future<Optional<Page>> page)
      throws InterruptedException {
    if (!place.tls() || !instruments.network().speaksQuic()) {
      return Optional.empty();
    }
    Optional<ServiceBinding> binding = offered(named.bindings());
    if (binding.isPresent() || instruments.quic().always()) {
      return Optional.of(binding.flatMap(ServiceBinding::port).orElse(place.port()));
    }
    return Joined.one(page)
        .flatMap(came -> came.exchange().response())
        .flatMap(response -> response.header(AltSvc.HEADER))
        .flatMap(AltSvc::http3Port);
  }

  /** A record that leads to another name is left out: it would be another host's measurement. */
  private static Optional<ServiceBinding> offered(List<ServiceBinding> bindings) {
    return bindings.stream()
        .filter(b -> !b.isAlias() && b.target().isEmpty() && b.offers(HTTP3))
        .findFirst();
  }

  private static List<List<InetAddress>> families(Candidates candidates) {
    List<InetAddress> all = candidates.all();
    return List.of(
            all.stream().filter(ip -> !(ip instanceof Inet6Address)).limit(2).toList(),
            all.stream().filter(ip -> ip instanceof Inet6Address).limit(2).toList())
        .stream()
        .filter(family -> !family.isEmpty())
        .toList();
  }

  private boolean visit(Place place, List<InetAddress> family, int port, Talk talk)
      throws InterruptedException {
    List<String> tags = List.of(place.depthTag());
    List<String> again = List.of(place.depthTag(), "retry");
    if (attempt(place, family.getFirst(), port, tags, talk)) {
      return true;
    }
    instruments.pause().rest();
    return attempt(place, family.getFirst(), port, again, talk)
        || (family.size() > 1 && attempt(place, family.getLast(), port, tags, talk));
  }

  private boolean attempt(Place place, InetAddress ip, int port, List<String> tags, Talk talk)
      throws InterruptedException {
    Duration patience = instruments.patience().quic();
    if (lacks(patience)) {
      return false;
    }
    Step step = notes.newChain(tags);
    try (QuicConnection connection =
        instruments.network().quic(ip, port, place.host(), step, Deadline.in(patience))) {
      notes.write(connection.observation());
      return connection.isOpen() && talk.over(place, connection, step);
    }
  }

  private boolean page(Place place, QuicConnection connection, Step step)
      throws InterruptedException {
    Duration patience = instruments.patience().http();
    if (lacks(patience)) {
      return true;
    }
    Page page = connection.get(place.url(), step, Deadline.in(patience));
    Optional<String> excerpt = Excerpts.of(page, instruments.references());
    notes.write(Excerpts.kept(page.exchange(), excerpt));
    return page.exchange().failure().isEmpty();
  }

  private void askCanaries() throws InterruptedException {
    for (Target canary : instruments.quic().canaries().stream().limit(CANARIES).toList()) {
      if (answers(canary)) {
        return;
      }
    }
  }

  private boolean answers(Target canary) throws InterruptedException {
    Duration patience = instruments.patience().quic();
    if (lacks(patience.plus(instruments.patience().dns()))) {
      return false;
    }
    String name = canary.host().orElseThrow();
    Step step = notes.newChain(List.of("canary"));
    Deadline dns = Deadline.in(instruments.patience().dns());
    DnsLookup lookup = instruments.system().lookup(name, "A", step, dns);
    Optional<InetAddress> ip =
        lookup.addresses().stream().flatMap(text -> Addresses.parse(text).stream()).findFirst();
    if (ip.filter(instruments.mayVisit()).isEmpty()) {
      return false;
    }
    try (QuicConnection connection =
        instruments
            .network()
            .quic(ip.get(), canary.port().orElseThrow(), name, step, Deadline.in(patience))) {
      notes.write(connection.observation());
      return connection.isOpen();
    }
  }

  private boolean lacks(Duration patience) {
    return deadline.left().compareTo(patience) < 0;
  }
}
