package org.burkit.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    List<DnsLookup> lookups,
    List<TcpConnect> connects,
    List<TlsHandshake> handshakes,
    List<HttpExchange> exchanges,
    List<QuicHandshake> quic) {

  /** The hops of a measurement, the target first; empty where the target is no web address. */
  static List<Hop> of(Measurement m) {
    Map<String, Target> places = new LinkedHashMap<>();
    m.target().ifPresent(target -> place(target, places));
    if (places.isEmpty()) {
      return List.of();
    }
    for (HttpExchange exchange : inOrderOfTime(overTcp(m), places.keySet())) {
      place(new Target(exchange.url()), places);
    }
    List<Hop> hops = new ArrayList<>();
    for (Target place : places.values()) {
      hops.add(hop(hops.size(), place, m));
    }
    return hops;
  }

  private static void place(Target target, Map<String, Target> places) {
    key(target).ifPresent(key -> places.putIfAbsent(key, target));
  }

  private static Optional<String> key(Target target) {
    return target.host().flatMap(host -> target.port().map(port -> host + ":" + port));
  }

  /** A fetch begins at the target. Some probes write the last request last, and not first. */
  private static List<HttpExchange> inOrderOfTime(
      List<HttpExchange> exchanges, Set<String> target) {
    if (exchanges.isEmpty()) {
      return exchanges;
    }
    boolean beginsThere = isAt(exchanges.getFirst(), target);
    boolean endsThere = isAt(exchanges.getLast(), target);
    return !beginsThere && endsThere ? exchanges.reversed() : exchanges;
  }

  private static boolean isAt(HttpExchange exchange, Set<String> places) {
    return key(new Target(exchange.url())).filter(places::contains).isPresent();
  }

  private static Hop hop(int index, Target place, Measurement m) {
    String host = place.host().orElseThrow();
    int port = place.port().orElseThrow();
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
        place.url().orElseThrow().getScheme().equalsIgnoreCase("https"),
        lookups,
        connects,
        handshakes.stream().map(h -> located(h, connects)).toList(),
        overTcp(m).stream().filter(e -> leadsTo(e, host, port)).toList(),
        m.all(QuicHandshake.class).stream().filter(h -> sameName(h.serverName(), host)).toList());
  }

  /** What comes over QUIC is no way that the fetch took: it is asked for beside. */
  private static List<HttpExchange> overTcp(Measurement m) {
    return m.all(HttpExchange.class).stream().filter(e -> !e.overQuic()).toList();
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

  private static boolean leadsTo(HttpExchange exchange, String host, int port) {
    Target target = new Target(exchange.url());
    return target.host().filter(host::equals).isPresent()
        && target.port().filter(p -> p == port).isPresent();
  }

  private static boolean sameName(String a, String b) {
    String bare = a.endsWith(".") ? a.substring(0, a.length() - 1) : a;
    return bare.equalsIgnoreCase(b);
  }

  /** The addresses that the machine's own resolver gave. */
  Set<String> systemAddresses() {
    Set<String> addresses = new LinkedHashSet<>();
    systemLookups().forEach(q -> addresses.addAll(q.addresses()));
    return addresses;
  }

  List<DnsLookup> systemLookups() {
    return lookups.stream().filter(DnsLookup::bySystemResolver).toList();
  }

  /** The addresses that resolvers over an encrypted path gave. */
  Set<String> encryptedAddresses() {
    Set<String> addresses = new LinkedHashSet<>();
    lookups.stream()
        .filter(q -> q.engine().equals("doh") || q.engine().equals("dot"))
        .forEach(q -> addresses.addAll(q.addresses()));
    return addresses;
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
