package org.burkit.bench.world;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;

/**
 * The ballots of one cell in one month, in their order, and the truth.
 *
 * @param cluster what it is not independent of
 * @param block what the censor did; empty where there is none
 */
public record CellMonth(Cell cell, String cluster, List<Ballot> ballots, Optional<Block> block) {
  public CellMonth {
    ballots = List.copyOf(ballots);
  }
}
