package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.List;
import org.burkit.model.Asn;
import org.burkit.model.MeasurementId;

/**
 * The event that a block was over, as measurements showed it; silence never makes one.
 *
 * @param after the last measurement that was still blocked
 * @param before the first that got through again
 * @param voters how many different ones saw it
 * @param asns where they saw it
 * @param evidence ids of the measurements that got through, in order of time
 */
public record Unblocked(
    Instant after, Instant before, int voters, List<Asn> asns, List<MeasurementId> evidence) {
  public Unblocked {
    asns = List.copyOf(asns);
    evidence = List.copyOf(evidence);
    if (before.isBefore(after)) {
      throw new IllegalArgumentException("an end lies after " + after + ", got " + before);
    }
  }

  /** The same, resting on these measurements. */
  Unblocked restingOn(List<MeasurementId> those) {
    return new Unblocked(after, before, voters, asns, those);
  }
}
