package org.burkit.probe.nettest.webconnectivity;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.burkit.model.Control;
import org.burkit.model.ControlRequest;
import org.burkit.model.Endpoint;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.HttpHeader;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.Page;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.LedAstray;
import org.burkit.probe.nettest.Observed;

/**
 * One measurement, from top to bottom. One thread, once; the threads it starts are its caller's.
 */
final class Measuring {
  /** A way over more hosts than that is rare, and each may cost several seconds where it fails. */
  private static final int MOST_OVER_QUIC = 4;

  private final Instruments instruments;
  private final ExecutorService threads;
  private final Deadline deadline;
  private final Notes notes = new Notes();
  private final Lookups lookups;
  private final Set<String> askedOverQuic = new HashSet<>();
  private final List<Future<Boolean>> overQuic = new ArrayList<>();

  Measuring(Instruments instruments, ExecutorService threads, Deadline deadline) {
    this.instruments = instruments;
    this.threads = threads;
    this.deadline = deadline;
    this.lookups = new Lookups(instruments, notes, threads, deadline);
  }

  Observed of(Place place) throws InterruptedException {
    Instant start = instruments.clock().instant();
    Named named = lookups.of(place);
    Future<ControlAnswer> asked =
        threads.submit(() -> askControl(place, named, EndpointProtocol.HTTPS));
    Map<InetAddress, Visit.Result> visits = new LinkedHashMap<>();
    Optional<Page> page = open(place, named, visits);
    if (page.isPresent()) {
      follow(page.get(), place, named);
    }
    ControlAnswer control = Joined.one(asked);
    visitAll(place, List.of(), onlyFromControl(control, visits.keySet()), visits);
    if (page.isEmpty()) {
      Optional<Page> late = openElsewhere(place, visits);
      if (late.isPresent()) {
        follow(late.get(), place, named);
      }
    }
    var _ = Joined.all(overQuic);
    lookups.settle();
    lookups.onceMoreIfSilent(place);
    return new Observed(
        start, notes.watch().elapsed(), notes.inOrder(control.control()), List.of(), control);
  }

  /** An endpoint that is no page: nobody asks it for one. */
  Observed of(Place place, EndpointProtocol extent) throws InterruptedException {
    Instant start = instruments.clock().instant();
    Named named = lookups.of(place);
    Future<ControlAnswer> asked = threads.submit(() -> askControl(place, named, extent));
    StunVisits calls = new StunVisits(instruments, notes, threads, deadline);
    List<InetAddress> found = named.candidates().all();
    switch (extent) {
      case QUIC -> {
        var _ = new QuicVisits(instruments, notes, deadline).shakeHands(place, named.candidates());
      }
      case STUN -> calls.askAll(place, found);
      case TCP, TLS, HTTPS -> visitAll(place, List.of(), found, new LinkedHashMap<>());
    }
    ControlAnswer control = Joined.one(asked);
    List<InetAddress> others = onlyFromControl(control, found);
    switch (extent) {
      case QUIC -> {}
      case STUN -> {
        calls.askAll(place, others);
        calls.askCanariesIfSilent();
      }
      case TCP, TLS, HTTPS -> visitAll(place, List.of(), others, new LinkedHashMap<>());
    }
    lookups.settle();
    lookups.onceMoreIfSilent(place);
    return new Observed(
        start, notes.watch().elapsed(), notes.inOrder(control.control()), List.of(), control);
  }

  private ControlAnswer askControl(Place place, Named named, EndpointProtocol extent)
      throws InterruptedException {
    if (instruments.control().isEmpty()) {
      return ControlAnswer.NONE;
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (HttpHeader header : Network.browserHeaders()) {
      headers.put(header.name(), List.of(header.value()));
    }
    List<String> endpoints =
        named.candidates().all().stream()
            .map(ip -> Endpoint.of(Addresses.text(ip), place.port()))
            .toList();
    boolean quic =
        extent == EndpointProtocol.HTTPS
            && QuicVisits.isWanted(instruments, place, named.bindingsSoFar());
    String nonce = Long.toHexString(new SplittableRandom().nextLong());
    ControlRequest request =
        new ControlRequest(
            place.url().toASCIIString(), headers, endpoints, quic, Optional.of(nonce), extent);
    return instruments
        .control()
        .get()
        .ask(request, deadline.orIn(instruments.patience().control()));
  }

  /** Visits all addresses at once; the first of the system's that stands asks for the page. */
  private Optional<Page> open(Place place, Named named, Map<InetAddress, Visit.Result> visits)
      throws InterruptedException {
    CompletableFuture<Optional<Page>> overTcp = new CompletableFuture<>();
    lookOverQuic(place, named, overTcp);
    Optional<Page> page = Optional.empty();
    try {
      visitAll(place, named.candidates().system(), named.candidates().others(), visits);
      page = visits.values().stream().flatMap(visit -> visit.page().stream()).findFirst();
      return page;
    } finally {
      overTcp.complete(page); // whatever happens: the other thread waits for it
    }
  }

  /** Beside all else, each host once. */
  private void lookOverQuic(Place place, Named named, Future<Optional<Page>> overTcp) {
    String host = place.host() + ":" + place.port();
    if (place.tls() && askedOverQuic.size() < MOST_OVER_QUIC && askedOverQuic.add(host)) {
      QuicVisits quicVisits = new QuicVisits(instruments, notes, deadline);
      overQuic.add(threads.submit(() -> quicVisits.stand(place, named, overTcp)));
    }
  }

  private void visitAll(
      Place place,
      List<InetAddress> system,
      List<InetAddress> others,
      Map<InetAddress, Visit.Result> visits)
      throws InterruptedException {
    AtomicBoolean taken = new AtomicBoolean();
    List<Future<Visit.Result>> running = new ArrayList<>();
    for (InetAddress ip : system) {
      Visit visit = visit(place, ip, true);
      running.add(threads.submit(() -> visit.run(() -> taken.compareAndSet(false, true))));
    }
    for (InetAddress ip : others) {
      Visit visit = visit(place, ip, false);
      running.add(threads.submit(() -> visit.run(() -> false)));
    }
    for (Visit.Result result : Joined.all(running)) {
      visits.put(result.ip(), result);
    }
  }

  private Visit visit(Place place, InetAddress ip, boolean classic) {
    return new Visit(instruments, notes, deadline, place, ip, classic);
  }

  private List<InetAddress> onlyFromControl(ControlAnswer control, Collection<InetAddress> known) {
    List<String> found =
        control.control().map(Control::dns).map(Control.Dns::addresses).orElse(List.of());
    List<InetAddress> parsed = found.stream().flatMap(ip -> Addresses.parse(ip).stream()).toList();
    return Candidates.of(known, parsed, lookups::isAllowed).others();
  }

  /** Where no address of the system's gave the page: the first other one that stood. */
  private Optional<Page> openElsewhere(Place place, Map<InetAddress, Visit.Result> visits)
      throws InterruptedException {
    Optional<Visit.Result> standing =
        visits.values().stream().filter(v -> v.reached() && !v.asked()).findFirst();
    return standing.isEmpty()
        ? Optional.empty()
        : visit(place, standing.get().ip(), false).run(() -> true).page();
  }

  private void follow(Page page, Place from, Named named) throws InterruptedException {
    Page last = page;
    Place at = from;
    Named known = named;
    Optional<Place> next = Redirects.next(last, at);
    while (next.isPresent()) {
      boolean sameName = next.get().host().equals(at.host());
      at = allowed(next.get());
      known = sameName ? known : lookups.of(at); // as a browser's cache does
      Map<InetAddress, Visit.Result> visits = new LinkedHashMap<>();
      Optional<Page> came = open(at, known, visits);
      if (came.isEmpty()) {
        return;
      }
      last = came.get();
      next = Redirects.next(last, at);
    }
  }

  /** What a page would have looked like there must not be guessed from its not being opened. */
  private Place allowed(Place place) {
    if (!instruments.mayBeLedTo().test(place.host())) {
      throw new LedAstray();
    }
    return place;
  }
}
