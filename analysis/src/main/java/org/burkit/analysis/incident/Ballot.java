package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.Comparator;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.MeasurementId;

/**
 * What one measurement says about its cell.
 *
 * @param number its place in the order in which measurements were kept; incidents are named after
 *     the first that showed them
 * @param service id of the service that the domain belongs to; empty for none
 * @param probe pseudonym; measurements without one count as one and the same probe
 * @param time of the measurement: by the probe's clock, but no later than it was received
 */
public record Ballot(
    MeasurementId id,
    long number,
    Cell cell,
    String service,
    String probe,
    Instant time,
    Outcome outcome,
    double confidence,
    boolean decisive)
    implements Comparable<Ballot> {
  private static final Comparator<Ballot> ORDER =
      Comparator.comparing(Ballot::time).thenComparing(Ballot::id);

  /** By time, then by id: an order that does not depend on arrival. */
  @Override
  public int compareTo(Ballot other) {
    return ORDER.compare(this, other);
  }

  boolean isBlocked() {
    return outcome instanceof Outcome.Blocked;
  }

  /** True where the name worked, or failed for everyone: not a block in this network. */
  boolean isClear() {
    return switch (outcome) {
      case Outcome.Accessible _, Outcome.Down _, Outcome.ServerSide _ -> true;
      case Outcome.Blocked _, Outcome.Inconclusive _ -> false;
    };
  }

  /** The family of the mechanism; empty where nothing is blocked. */
  String family() {
    return outcome.mechanismIfBlocked().map(m -> m.family()).orElse("");
  }
}
