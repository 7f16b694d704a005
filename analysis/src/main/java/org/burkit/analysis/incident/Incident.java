package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * Something was blocked, there, since then, so, and this sure. Its start and end are intervals: the
 * truth lies between the last clear and the first blocked measurement.
 *
 * @param kind a block of one service or domain, or a whole network that is cut off
 * @param service id of the service; empty where the domain belongs to none
 * @param domains none for a shutdown
 * @param mechanism the one that most measurements show; empty for a shutdown
 * @param open true until measurements show its end; see {@link #state}
 * @param confidence 0 to 1, from the last verdict of each voter
 * @param measurements how many it rests on
 * @param probes how many different ones saw it
 * @param contradicting how many measurements within it found the name reachable
 * @param lastMeasured when it, or its end, was last measured
 * @param unblocked the event of its end; empty while it is open
 * @param votes voters (probes, or all behind one address prefix) that said "blocked" when most did,
 *     in the network where it was surest: K
 * @param active voters heard there within that day: N
 * @param means by which mechanisms, and when
 * @param rejected what else could explain it, and is ruled out by the data
 * @param evidence the ids of the measurements it rests on, in order of time
 * @param counterEvidence the ids of those that contradict it, in order of time; for a shutdown none
 *     are kept
 */
public record Incident(
    IncidentId id,
    Kind kind,
    String service,
    List<String> domains,
    CountryCode cc,
    List<Asn> asns,
    Optional<Mechanism> mechanism,
    boolean open,
    Grade grade,
    double confidence,
    Optional<Instant> startedAfter,
    Instant startedBefore,
    Optional<Instant> endedAfter,
    Optional<Instant> endedBefore,
    Instant lastMeasured,
    Optional<Unblocked> unblocked,
    int measurements,
    int probes,
    int contradicting,
    int votes,
    int active,
    List<Means> means,
    List<Alternative> rejected,
    List<MeasurementId> evidence,
    List<MeasurementId> counterEvidence) {
  public Incident {
    if (mechanism.isEmpty() != (kind == Kind.SHUTDOWN)) {
      throw new IllegalArgumentException("a block has a mechanism, a shutdown none: " + id);
    }
    if (open == unblocked.isPresent()) {
      throw new IllegalArgumentException("what is over was seen to end, what is open not: " + id);
    }
    domains = List.copyOf(domains);
    asns = List.copyOf(asns);
    means = List.copyOf(means);
    rejected = List.copyOf(rejected);
    evidence = List.copyOf(evidence);
    counterEvidence = List.copyOf(counterEvidence);
  }

  /** The same, resting on these measurements; {@code ofEnd} are those that show its end. */
  public Incident restingOn(
      List<MeasurementId> evidence,
      List<MeasurementId> counterEvidence,
      List<MeasurementId> ofEnd) {
    return new Incident(
        id,
        kind,
        service,
        domains,
        cc,
        asns,
        mechanism,
        open,
        grade,
        confidence,
        startedAfter,
        startedBefore,
        endedAfter,
        endedBefore,
        lastMeasured,
        unblocked.map(end -> end.restingOn(ofEnd)),
        measurements,
        probes,
        contradicting,
        votes,
        active,
        means,
        rejected,
        evidence,
        counterEvidence);
  }

  /** The same without the ids of the measurements that it rests on. */
  public Incident withoutIds() {
    return restingOn(List.of(), List.of(), List.of());
  }

  /** How it stands at that time; an end is seen, never assumed. */
  public State state(Instant now) {
    if (!open) {
      return State.CLOSED;
    }
    return lastMeasured.isBefore(State.staleBefore(now)) ? State.UNMEASURED : State.OPEN;
  }
}
