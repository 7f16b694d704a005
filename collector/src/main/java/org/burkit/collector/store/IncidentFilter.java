package org.burkit.collector.store;

import java.time.Instant;
import java.util.Optional;
import org.burkit.analysis.incident.State;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Which incidents are asked for; what is empty does not matter. */
public record IncidentFilter(
    Optional<StateAt> state,
    Optional<CountryCode> cc,
    Optional<Asn> asn,
    Optional<String> domain,
    Optional<String> service) {
  public static final IncidentFilter ALL =
      new IncidentFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** All that go on at that time. */
  public static IncidentFilter open(Instant now) {
    return new IncidentFilter(
        Optional.of(new StateAt(State.OPEN, now)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How it stands, and when. */
  public record StateAt(State state, Instant at) {}
}
