package org.burkit.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.Measurement;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.Target;

/**
 * One place that an app has to reach, with what came of it: a name, or an address where the app
 * carries its servers' addresses within itself.
 *
 * @param failure the first layer that failed in every try, where one did for a reason that somebody
 *     on the way can bring about
 */
record Contact(String place, boolean worked, Optional<Mechanism> failure) {

  /** All places that a measurement tried to reach. */
  static List<Contact> of(Measurement m) {
    List<DnsLookup> lookups = m.all(DnsLookup.class);
    Set<String> named = new LinkedHashSet<>();
    Set<String> namedAddresses = new LinkedHashSet<>();
    lookups.forEach(q -> named.add(q.hostname()));
    lookups.forEach(q -> namedAddresses.addAll(q.addresses()));
    m.all(HttpExchange.class).stream()
        .flatMap(e -> new Target(e.url()).host().stream())
        .forEach(named::add);
    Set<String> bare = new LinkedHashSet<>();
    m.all(TcpConnect.class).stream()
        .map(TcpConnect::ip)
        .filter(ip -> !namedAddresses.contains(ip))
        .forEach(bare::add);
    bare.forEach(named::remove);
    List<Contact> contacts = new ArrayList<>();
    named.forEach(name -> contacts.add(byName(m, name)));
    bare.forEach(ip -> contacts.add(of(m, ip, List.of(), Set.of(ip))));
    return List.copyOf(contacts);
  }

  private static Contact byName(Measurement m, String name) {
    List<DnsLookup> lookups =
        m.all(DnsLookup.class).stream().filter(q -> q.hostname().equalsIgnoreCase(name)).toList();
    Set<String> addresses = new LinkedHashSet<>();
    lookups.forEach(q -> addresses.addAll(q.addresses()));
    return of(m, name, lookups, addresses);
  }

  private static Contact of(
      Measurement m, String place, List<DnsLookup> lookups, Set<String> addresses) {
    List<TcpConnect> connects =
        m.all(TcpConnect.class).stream().filter(c -> addresses.contains(c.ip())).toList();
    List<TlsHandshake> handshakes =
        m.all(TlsHandshake.class).stream()
            .filter(h ->
                h.serverName().equalsIgnoreCase(place)
                    || (h.serverName().isEmpty() && addresses.contains(Endpoint.ip(h.address()))))
            .toList();
    List<HttpExchange> exchanges =
        m.all(HttpExchange.class).stream()
            .filter(e -> new Target(e.url()).host().filter(place::equalsIgnoreCase).isPresent())
            .toList();
    List<Attempts> layers =
        List.of(
            new Attempts(lookups.stream().map(DnsLookup::failure).toList(), Contact::dnsMechanism),
            new Attempts(connects.stream().map(TcpConnect::failure).toList(), TcpRules::mechanism),
            new Attempts(
                handshakes.stream().map(TlsHandshake::failure).toList(), TlsRules::mechanism),
            new Attempts(
                exchanges.stream()
                    .filter(e -> e.response().isEmpty())
                    .map(HttpExchange::failure)
                    .toList(),
                HttpRules::mechanism));
    boolean answered = exchanges.stream().anyMatch(e -> e.response().isPresent());
    boolean deepestWorks =
        layers.reversed().stream()
            .filter(layer -> !layer.failures().isEmpty())
            .findFirst()
            .filter(Attempts::someWorked)
            .isPresent();
    boolean worked = answered || deepestWorks;
    return new Contact(
        place,
        worked,
        worked
            ? Optional.empty()
            : layers.stream().flatMap(layer -> layer.blame().stream()).findFirst());
  }

  /** The tries at one layer; an empty failure is a success. */
  private record Attempts(
      List<Optional<Failure>> failures, Function<Failure, Optional<Mechanism>> meaning) {

    boolean someWorked() {
      return failures.stream().anyMatch(Optional::isEmpty);
    }

    Optional<Mechanism> blame() {
      return someWorked() || failures.isEmpty()
          ? Optional.empty()
          : failures.getFirst().flatMap(meaning);
    }
  }

  private static Optional<Mechanism> dnsMechanism(Failure failure) {
    return Optional.ofNullable(
        switch (failure.kind()) {
          case DNS_NXDOMAIN -> Mechanism.DNS_NXDOMAIN;
          case DNS_REFUSED -> Mechanism.DNS_REFUSED;
          case DNS_SERVFAIL -> Mechanism.DNS_SERVFAIL;
          case TIMEOUT -> Mechanism.DNS_TIMEOUT;
          case DNS_BOGON -> Mechanism.DNS_INJECTION_BOGON;
          default -> null;
        });
  }
}
