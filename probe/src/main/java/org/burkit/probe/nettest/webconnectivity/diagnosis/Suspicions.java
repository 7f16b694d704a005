package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.burkit.model.Control;
import org.burkit.model.DnsReply;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.QuicHandshake;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.Target;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/**
 * What in a measurement differs from the control's: the only reasons for experiments. A first
 * glance, not a judgement. Pure.
 */
final class Suspicions {
  private static final String CANARY = "canary";

  /** Smaller pages end before their pace can be told. */
  private static final long LARGE = 64 << 10;

  /** Bytes in a second: below that a page is worth comparing. */
  private static final double SLOW = 400_000;

  private Suspicions() {}

  /** Nothing where the control fails as well. */
  static List<Suspicion> of(Observed seen) {
    if (controlFailsToo(seen.control())) {
      return List.of();
    }
    List<Suspicion> all = new ArrayList<>();
    resolvers(seen).forEach(all::add);
    serverName(seen)
        .or(() -> pace(seen))
        .or(() -> host(seen))
        .or(() -> address(seen))
        .ifPresent(all::add);
    quicName(seen).ifPresent(all::add);
    return all;
  }

  private static boolean controlFailsToo(ControlAnswer answer) {
    return answer.control().flatMap(Control::http).flatMap(Control.Http::failure).isPresent();
  }

  /**
   * The last server name for which no handshake came to an end, or none over one version of IP
   * although the control's did there.
   */
  private static Optional<Suspicion> serverName(Observed seen) {
    List<TlsHandshake> all = of(seen, TlsHandshake.class);
    List<TlsHandshake> completed = all.stream().filter(h -> h.failure().isEmpty()).toList();
    return all.reversed().stream()
        .filter(h -> h.failure().isPresent() && !h.serverName().isEmpty())
        .filter(h -> {
          List<TlsHandshake> others =
              completed.stream().filter(o -> o.serverName().equals(h.serverName())).toList();
          return others.isEmpty()
              || (others.stream().noneMatch(o -> sameVersion(o.address(), h.address()))
                  && controlShookHands(seen.control(), h.address()));
        })
        .flatMap(h ->
            spot(h.address())
                .map(at ->
                    new Suspicion.ServerName(at, h.serverName(), !h.peerCertificates().isEmpty()))
                .stream())
        .map(Suspicion.class::cast)
        .findFirst();
  }

  private static boolean sameVersion(String one, String other) {
    return one.startsWith("[") == other.startsWith("["); // as Endpoint writes them
  }

  private static boolean controlShookHands(ControlAnswer answer, String address) {
    return answer
        .control()
        .map(control -> control.tls().get(address))
        .filter(tls -> tls.failure().isEmpty())
        .isPresent();
  }

  /** The last page over a connection that stood, if it came slowly or not to its end. */
  private static Optional<Suspicion> pace(Observed seen) {
    return of(seen, HttpExchange.class).reversed().stream()
        .limit(1)
        .filter(e -> e.url().startsWith("https://") || e.response().isPresent())
        .filter(e -> endsTooEarly(e) || isSlow(e))
        .flatMap(
            e -> spot(e.address()).map(at -> new Suspicion.Pace(at, URI.create(e.url()))).stream())
        .map(Suspicion.class::cast)
        .findFirst();
  }

  private static boolean endsTooEarly(HttpExchange exchange) {
    return exchange
        .failure()
        .filter(f ->
            switch (f.kind()) {
              case TIMEOUT, CONNECTION_RESET, CONNECTION_ABORTED, EOF -> true;
              default -> false;
            })
        .isPresent();
  }

  private static boolean isSlow(HttpExchange exchange) {
    long bytes = exchange.response().map(HttpResponse::bodyLength).orElse(0L);
    double seconds = exchange.trace().t().minus(exchange.trace().t0()).toNanos() / 1e9;
    return bytes >= LARGE && bytes < SLOW * seconds;
  }

  /** The plain page that leads away from where the control went, or else the last one. */
  private static Optional<Suspicion> host(Observed seen) {
    List<HttpExchange> all =
        of(seen, HttpExchange.class).stream().filter(e -> !e.overQuic()).toList();
    Optional<HttpExchange> last =
        all.stream().reduce((_, later) -> later).filter(e -> differs(e, seen.control()));
    Optional<HttpExchange> leadsAway =
        last.filter(e -> isOffTheControlsWay(e, seen.control()))
            .flatMap(
                _ -> all.stream().filter(e -> isPlain(e) && leadsToAnotherHost(e)).findFirst());
    return leadsAway
        .or(() -> last.filter(Suspicions::isPlain))
        .flatMap(e ->
            spot(e.address())
                .<Suspicion>map(
                    at -> new Suspicion.Host(at, URI.create(e.url()), e.response().isEmpty())));
  }

  private static boolean isPlain(HttpExchange exchange) {
    return exchange.url().startsWith("http://");
  }

  private static boolean isOffTheControlsWay(HttpExchange exchange, ControlAnswer answer) {
    return answer
        .control()
        .flatMap(Control::http)
        .flatMap(Control.Http::finalUrl)
        .flatMap(url -> new Target(url).host())
        .filter(host -> !new Target(exchange.url()).host().equals(Optional.of(host)))
        .isPresent();
  }

  private static boolean leadsToAnotherHost(HttpExchange exchange) {
    return exchange
        .response()
        .flatMap(response -> response.header("location"))
        .flatMap(to -> new Target(to).host())
        .filter(host -> !new Target(exchange.url()).host().equals(Optional.of(host)))
        .isPresent();
  }

  private static boolean differs(HttpExchange exchange, ControlAnswer answer) {
    Optional<HttpResponse> response = exchange.response();
    if (response.isEmpty()) {
      return exchange.failure().isPresent();
    }
    return answer
        .control()
        .flatMap(Control::http)
        .filter(there ->
            there.statusCode() != response.get().code()
                || !there.title().equals(response.get().title().orElse("")))
        .isPresent();
  }

  /** As with names: nowhere, or nowhere over one version of IP although the control can. */
  private static Optional<Suspicion> address(Observed seen) {
    List<TcpConnect> all = of(seen, TcpConnect.class);
    List<TcpConnect> stand = all.stream().filter(c -> c.failure().isEmpty()).toList();
    return all.stream()
        .filter(c -> c.failure().isPresent())
        .filter(c ->
            stand.isEmpty()
                || (stand.stream().noneMatch(o -> sameVersion(o.address(), c.address()))
                    && controlConnected(seen.control(), c.address())))
        .flatMap(c -> spot(c.address()).map(Suspicion.Address::new).stream())
        .map(Suspicion.class::cast)
        .findFirst();
  }

  private static boolean controlConnected(ControlAnswer answer, String address) {
    return answer
        .control()
        .map(control -> control.tcp().get(address))
        .filter(tcp -> tcp.failure().isEmpty())
        .isPresent();
  }

  private static Optional<Suspicion> quicName(Observed seen) {
    List<QuicHandshake> all = of(seen, QuicHandshake.class);
    List<QuicHandshake> canaries = all.stream().filter(h -> h.trace().hasTag(CANARY)).toList();
    boolean nothingPasses =
        !canaries.isEmpty() && canaries.stream().allMatch(h -> h.failure().isPresent());
    List<QuicHandshake> own = all.stream().filter(h -> !h.trace().hasTag(CANARY)).toList();
    return !nothingPasses && own.stream().allMatch(h -> h.failure().isPresent())
        ? own.stream()
            .flatMap(h ->
                spot(h.address()).map(at -> new Suspicion.QuicName(at, h.serverName())).stream())
            .map(Suspicion.class::cast)
            .findFirst()
        : Optional.empty();
  }

  private static List<Suspicion> resolvers(Observed seen) {
    List<DnsLookup> all = of(seen, DnsLookup.class);
    Set<String> proved = new HashSet<>();
    of(seen, TlsHandshake.class).stream()
        .filter(h -> h.failure().isEmpty())
        .forEach(h -> proved.add(Endpoint.ip(h.address())));
    List<Suspicion> found = new ArrayList<>();
    for (String engine : List.of("system", "udp")) {
      List<DnsLookup> asked = all.stream().filter(q -> q.engine().equals(engine)).toList();
      resolver(asked, "A", trusted(all, "A"), proved)
          .or(() -> resolver(asked, "AAAA", trusted(all, "AAAA"), proved))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Set<String> trusted(List<DnsLookup> all, String type) {
    Set<String> trusted = new HashSet<>();
    all.stream()
        .filter(q -> q.queryType().equals(type))
        .filter(q -> q.engine().equals("doh") || q.engine().equals("dot"))
        .forEach(q -> trusted.addAll(q.addresses()));
    return trusted;
  }

  private static Optional<Suspicion> resolver(
      List<DnsLookup> asked, String type, Set<String> trusted, Set<String> proved) {
    Set<String> known = new HashSet<>(trusted);
    known.addAll(proved);
    return asked.stream()
        .filter(q -> q.queryType().equals(type))
        .filter(q -> contradicts(q) || (!trusted.isEmpty() && isStrange(q, known)))
        .findFirst()
        .flatMap(q ->
            spot(q.resolverAddress()).map(at -> new Suspicion.Resolver(at, q.hostname(), type)));
  }

  private static boolean contradicts(DnsLookup lookup) {
    return lookup.replies().stream()
            .filter(reply -> reply.rcode().isPresent())
            .map(Suspicions::said)
            .distinct()
            .count()
        > 1;
  }

  private static Set<String> said(DnsReply reply) {
    Set<String> said = new HashSet<>();
    reply.answers().forEach(answer -> said.add(answer.value()));
    reply.failure().map(Failure::text).ifPresent(said::add);
    return said;
  }

  private static boolean isStrange(DnsLookup lookup, Set<String> proved) {
    return lookup.failure().isPresent() || lookup.addresses().stream().noneMatch(proved::contains);
  }

  private static <T> List<T> of(Observed seen, Class<T> kind) {
    return seen.observations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Optional<Spot> spot(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    Function<String, Optional<Spot>> at =
        port ->
            Addresses.parse(Endpoint.ip(endpoint)).map(ip -> new Spot(ip, Integer.parseInt(port)));
    return colon > 0 && endpoint.substring(colon + 1).matches("\\d{1,5}")
        ? at.apply(endpoint.substring(colon + 1))
        : Optional.empty();
  }
}
