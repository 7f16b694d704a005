package org.burkit.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.model.Endpoint;
import org.burkit.model.Measurement;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.QuicHandshake;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.Target;

/**
 * One host and port on the way to the page, with all that was observed of it: the target itself, or
 * where a redirect led.
 *
 * @param exchanges over TCP
 * @param quic handshakes for the name, at whatever port
 */
record Hop(
    int index,
    String host,
    int port,
    boolean tls,
    Lookups lookups,
    List<TcpConnect> connects,
    List<TlsHandshake> handshakes,
    List<HttpExchange> exchanges,
    List<QuicHandshake> quic) {

  /** A web address in a fetch, and what was exchanged there. */
  private record Step(Target.Web at, HttpExchange exchange) {
    boolean isAt(Target.Web place) {
      return at.host().equals(place.host()) && at.port() == place.port();
    }
  }

  /** The hops of a measurement, the target first; empty where the target is no web address. */
  static List<Hop> of(Measurement m) {
    Optional<Target.Web> target = m.target().flatMap(Target::web);
    if (target.isEmpty()) {
      return List.of();
    }
    List<Step> steps = steps(m);
    List<Target.Web> places = new ArrayList<>(List.of(target.get()));
    for (Step step : inOrderOfTime(steps, target.get())) {
      if (places.stream().noneMatch(step::isAt)) {
        places.add(step.at());
      }
    }
    List<Hop> hops = new ArrayList<>();
    for (Target.Web place : places) {
      hops.add(hop(hops.size(), place, m, steps));
    }
    return hops;
  }

  /** What comes over QUIC is no way that the fetch took: it is asked for beside. */
  private static List<Step> steps(Measurement m) {
    List<Step> steps = new ArrayList<>();
    for (HttpExchange exchange : m.all(HttpExchange.class)) {
      if (!exchange.overQuic()) {
        new Target(exchange.url()).web().ifPresent(at -> steps.add(new Step(at, exchange)));
      }
    }
    return steps;
  }

  /** A fetch begins at the target. Some probes write the last request last, and not first. */
  private static List<Step> inOrderOfTime(List<Step> steps, Target.Web target) {
    boolean turned =
        !steps.isEmpty() && !steps.getFirst().isAt(target) && steps.getLast().isAt(target);
    return turned ? steps.reversed() : steps;
  }

  private static Hop hop(int index, Target.Web place, Measurement m, List<Step> steps) {
    String host = place.host();
    int port = place.port();
    List<DnsLookup> lookups =
        m.all(DnsLookup.class).stream().filter(q -> sameName(q.hostname(), host)).toList();
    List<TlsHandshake> handshakes =
        m.all(TlsHandshake.class).stream()
            .filter(h -> sameName(h.serverName(), host))
            .filter(h -> h.address().isEmpty() || h.address().endsWith(":" + port))
            .toList();
    Set<String> addresses = new LinkedHashSet<>();
    lookups.forEach(q -> addresses.addAll(q.addresses()));
    lookups.forEach(
        q -> q.replies().forEach(r -> r.answers().forEach(a -> addresses.add(a.value()))));
    handshakes.stream()
        .filter(h -> !h.address().isEmpty())
        .forEach(h -> addresses.add(Endpoint.ip(h.address())));
    if (index == 0) {
      m.control().ifPresent(control -> addresses.addAll(control.dns().addresses()));
    }
    addresses.add(host);
    List<TcpConnect> connects =
        m.all(TcpConnect.class).stream()
            .filter(c -> c.port() == port && addresses.contains(c.ip()))
            .toList();
    return new Hop(
        index,
        host,
        port,
        place.secure(),
        Lookups.of(lookups),
        connects,
        handshakes.stream().map(h -> located(h, connects)).toList(),
        steps.stream().filter(step -> step.isAt(place)).map(Step::exchange).toList(),
        m.all(QuicHandshake.class).stream().filter(h -> sameName(h.serverName(), host)).toList());
  }

  /** A handshake whose address was not written down used the first connection that stood. */
  private static TlsHandshake located(TlsHandshake h, List<TcpConnect> connects) {
    Optional<TcpConnect> stood = connects.stream().filter(c -> c.failure().isEmpty()).findFirst();
    return h.address().isEmpty() && stood.isPresent()
        ? new TlsHandshake(
            stood.get().address(),
            h.serverName(),
            h.failure(),
            h.peerCertificates(),
            h.tlsVersion(),
            h.cipherSuite(),
            h.alpn(),
            h.trace(),
            h.extra())
        : h;
  }

  private static boolean sameName(String a, String b) {
    String bare = a.endsWith(".") ? a.substring(0, a.length() - 1) : a;
    return bare.equalsIgnoreCase(b);
  }

  /** True where every connection, or every handshake, that was tried with that address failed. */
  boolean failsAt(String address) {
    List<TcpConnect> connections = connects.stream().filter(c -> c.ip().equals(address)).toList();
    List<TlsHandshake> secured =
        handshakes.stream().filter(h -> Endpoint.ip(h.address()).equals(address)).toList();
    return (!connections.isEmpty() && connections.stream().allMatch(c -> c.failure().isPresent()))
        || (!secured.isEmpty() && secured.stream().allMatch(h -> h.failure().isPresent()));
  }

  /** True where the place wants TLS and the probe does not write handshakes down. */
  boolean hidesItsHandshakes() {
    return tls && handshakes.isEmpty();
  }

  /** True where a handshake with that address ended with a certificate valid for the name. */
  boolean provedByTls(String address) {
    return handshakes.stream()
        .anyMatch(h -> h.failure().isEmpty() && Endpoint.ip(h.address()).equals(address));
  }
}
