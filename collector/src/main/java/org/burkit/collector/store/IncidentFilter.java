package org.burkit.collector.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.State;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Which incidents are asked for; what is empty does not matter.
 *
 * @param after written by a commit that went beyond there; a commit writes all incidents of the
 *     subjects that it touches
 * @param among those of these ids
 */
public record IncidentFilter(
    Optional<StateAt> state,
    Optional<CountryCode> cc,
    Optional<Asn> asn,
    Optional<String> domain,
    Optional<String> service,
    Optional<Kind> kind,
    Optional<Position> after,
    Optional<Set<IncidentId>> among) {
  public static final IncidentFilter ALL =
      new IncidentFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Of both kinds, whenever they were written. */
  public IncidentFilter(
      Optional<StateAt> state,
      Optional<CountryCode> cc,
      Optional<Asn> asn,
      Optional<String> domain,
      Optional<String> service) {
    this(state, cc, asn, domain, service, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** All that go on at that time. */
  public static IncidentFilter open(Instant now) {
    return new IncidentFilter(
        Optional.of(new StateAt(State.OPEN, now)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same of one kind. */
  public IncidentFilter of(Kind which) {
    return new IncidentFilter(state, cc, asn, domain, service, Optional.of(which), after, among);
  }

  /** The same of those that were written beyond there. */
  public IncidentFilter writtenAfter(Position position) {
    return new IncidentFilter(state, cc, asn, domain, service, kind, Optional.of(position), among);
  }

  /** The same of those ids. */
  public IncidentFilter among(Collection<IncidentId> ids) {
    return new IncidentFilter(
        state, cc, asn, domain, service, kind, after, Optional.of(Set.copyOf(ids)));
  }

  /**
   * Whether an incident that no store has passes it; none passes that is asked how it stands, or
   * when it was written.
   */
  public boolean passes(Incident i) {
    return state.isEmpty()
        && after.isEmpty()
        && cc.filter(wanted -> !wanted.equals(i.cc())).isEmpty()
        && asn.filter(wanted -> !i.asns().contains(wanted)).isEmpty()
        && domain.filter(wanted -> !i.domains().contains(wanted)).isEmpty()
        && service.filter(wanted -> !wanted.equals(i.service())).isEmpty()
        && kind.filter(wanted -> wanted != i.kind()).isEmpty()
        && among.filter(wanted -> !wanted.contains(i.id())).isEmpty();
  }

  /** How it stands, and when. */
  public record StateAt(State state, Instant at) {}
}
