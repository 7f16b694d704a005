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
 * @param seen the ballot's time at which there was enough to speak of it
 * @param support how many said "blocked", and how sure, when that was at its highest
 * @param blocked the ballots that speak for it, in order of time
 * @param contradicting the clear ballots within it, in order of time
 * @param reopened the clear ballots that showed its end, in order of time; none while it goes on
 * @param lastMeasured the last ballot that spoke of it or of its end
 * @param unable how many within it came from probes whose own network was not in order
 */
public record Episode(
    Cell cell,
    String family,
    Optional<Instant> startedAfter,
    Instant startedBefore,
    Optional<Instant> endedAfter,
    Optional<Instant> endedBefore,
    Instant seen,
    Support support,
    List<Ballot> blocked,
    List<Ballot> contradicting,
    List<Ballot> reopened,
    Instant lastMeasured,
    int unable) {
  public Episode {
    blocked = List.copyOf(blocked);
    contradicting = List.copyOf(contradicting);
    reopened = List.copyOf(reopened);
  }

  /**
   * Who stood behind it.
   *
   * @param votes voters that said "blocked", K
   * @param active voters heard within a day, N
   * @param sure whether their words outweigh every chance that the detector knows of
   */
  public record Support(int votes, int active, boolean sure) {

    /** The surer of the two, or else the one with more votes. */
    Support stronger(Support other) {
      if (sure != other.sure) {
        return sure ? this : other;
      }
      return other.votes > votes ? other : this;
    }
  }

  boolean isOpen() {
    return endedBefore.isEmpty();
  }
}
