package org.burkit.bench.world;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Ballot;

/**
 * The ballots of several cells of one network in one month, in their order, and the truth.
 *
 * @param cluster what it is not independent of
 * @param faults when the whole network failed by accident
 * @param shutdown when it was cut off on purpose; empty where it was not
 */
public record NetworkMonth(
    String cluster, List<Ballot> ballots, List<Spell> faults, Optional<Spell> shutdown) {
  public NetworkMonth {
    ballots = List.copyOf(ballots);
    faults = List.copyOf(faults);
  }
}
