package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time in which one cell was blocked.
 *
 * @param family of mechanisms, the one that most of its ballots show
 * @param startedAfter the last clear ballot before it; empty where there was none
 * @param startedBefore the first blocked ballot
 * @param endedAfter the last blocked ballot; empty while it goes on
 * @param endedBefore the first clear ballot after that; empty while it goes on
 * @param blocked the ballots that speak for it, in order of time
 * @param contradicting the clear ballots within it, in order of time
 */
public record Episode(
    Cell cell,
    String family,
    Optional<Instant> startedAfter,
    Instant startedBefore,
    Optional<Instant> endedAfter,
    Optional<Instant> endedBefore,
    List<Ballot> blocked,
    List<Ballot> contradicting) {
  public Episode {
    blocked = List.copyOf(blocked);
    contradicting = List.copyOf(contradicting);
  }

  boolean isOpen() {
    return endedBefore.isEmpty();
  }
}
