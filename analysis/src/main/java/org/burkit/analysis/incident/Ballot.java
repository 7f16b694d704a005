package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.Comparator;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.MeasurementId;

/**
 * What one measurement says about its cell.
 *
 * @param number the greater the later it was received; incidents are named after the first that
 *     showed them, and of those with one number after the first in their order
 * @param service id of the service that the domain belongs to; empty for none
 * @param probe pseudonym; measurements without one count as one and the same probe
 * @param prefix a coarse key of the address that sent it, the same for one /24 or /48; empty where
 *     it is not known
 * @param standing how far it is believed; never {@link Standing#ELSEWHERE}
 * @param time of the measurement: by the probe's clock, but no later than it was received
 */
public record Ballot(
    MeasurementId id,
    long number,
    Cell cell,
    String service,
    String probe,
    String prefix,
    Standing standing,
    Instant time,
    Outcome outcome,
    double confidence,
    boolean decisive)
    implements Comparable<Ballot> {
  /** No single verdict is believed more than this. */
  private static final double SUREST = 0.99;

  private static final Comparator<Ballot> ORDER =
      Comparator.comparing(Ballot::time).thenComparing(Ballot::id);

  /** By time, then by id: an order that does not depend on arrival. */
  @Override
  public int compareTo(Ballot other) {
    return ORDER.compare(this, other);
  }

  /** Whose vote it is: one for each address prefix, however many pseudonyms speak from there. */
  public String voter() {
    return prefix.isEmpty() ? "probe " + probe : "prefix " + prefix;
  }

  /** How sure the verdict is of itself, as log-odds, from 0 on. */
  double logOdds() {
    double p = Math.clamp(confidence, 0.5, SUREST);
    return Math.log(p / (1 - p));
  }

  /** True where somebody on the way interfered. */
  public boolean isBlocked() {
    return outcome instanceof Outcome.Blocked;
  }

  /** True where the name worked, or failed for everyone: not a block in this network. */
  public boolean isClear() {
    return switch (outcome) {
      case Outcome.Accessible _, Outcome.Down _, Outcome.ServerSide _ -> true;
      case Outcome.Blocked _, Outcome.Inconclusive _ -> false;
    };
  }

  /** True where the probe's own network was not in order. */
  boolean isUnable() {
    return outcome instanceof Outcome.Inconclusive(Outcome.Reason reason)
        && reason == Outcome.Reason.GATE;
  }

  /** The family of the mechanism; empty where nothing is blocked. */
  public String family() {
    return outcome.mechanismIfBlocked().map(m -> m.family()).orElse("");
  }
}
