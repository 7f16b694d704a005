package org.burkit.collector.page;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Kind;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * What pages ask measurements of; what is empty does not matter.
 *
 * @param asn one too small to be named has no measurements here
 */
record Scope(
    Optional<CountryCode> cc,
    Optional<Asn> asn,
    Optional<String> domain,
    Optional<String> service) {
  static Scope ofService(String id) {
    return new Scope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(id));
  }

  static Scope ofDomain(String name) {
    return new Scope(Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
  }

  static Scope ofCountry(CountryCode cc) {
    return new Scope(Optional.of(cc), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Scope ofNetwork(Asn asn) {
    return new Scope(Optional.empty(), Optional.of(asn), Optional.empty(), Optional.empty());
  }

  /** What an incident is about: a service, a domain that belongs to none, or a network. */
  static Scope of(Incident i) {
    return new Scope(
        Optional.of(i.cc()),
        Optional.of(i.kind()).filter(kind -> kind == Kind.SHUTDOWN).map(_ -> i.asns().getFirst()),
        i.service().isEmpty() ? i.domains().stream().findFirst() : Optional.empty(),
        Optional.of(i.service()).filter(service -> !service.isEmpty()));
  }

  /** Its incidents, however they stand. */
  IncidentFilter incidents() {
    return new IncidentFilter(Optional.empty(), cc, asn, domain, service);
  }

  /** Its measurements since then. */
  MeasurementFilter since(Instant since) {
    return filter(Optional.of(since), Optional.empty());
  }

  MeasurementFilter between(Instant since, Instant until) {
    return filter(Optional.of(since), Optional.of(until));
  }

  /**
   * The same in some networks alone.
   *
   * @param asns at least one
   */
  MeasurementFilter between(Instant since, Instant until, Set<Asn> asns) {
    return filter(Optional.of(since), Optional.of(until), asns);
  }

  /** Where the evidence of an incident lies; of networks of every size. */
  static MeasurementFilter evidence(Incident i) {
    Scope scope = of(i);
    return new Scope(scope.cc, Optional.empty(), scope.domain, scope.service)
        .between(
            i.startedBefore().minus(MeasurementFilter.EDGE),
            i.lastMeasured().plus(MeasurementFilter.EDGE));
  }

  private MeasurementFilter filter(Optional<Instant> since, Optional<Instant> until) {
    return filter(since, until, asn.stream().collect(Collectors.toSet()));
  }

  private MeasurementFilter filter(
      Optional<Instant> since, Optional<Instant> until, Set<Asn> asns) {
    return new MeasurementFilter(
        since,
        until,
        cc,
        asns,
        domain,
        service,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
