package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where the ballots lie: the fold itself keeps none. Owned by the fold's thread. What a box gives,
 * it gives whole: every ballot that was put in, also the latest.
 */
public interface BallotBox {

  /** Puts a ballot in; false where it was there already. */
  boolean put(Ballot ballot);

  /** Gives, for each of those cells that has any, its ballots in their order. */
  void eachCell(Set<Cell> cells, Consumer<List<Ballot>> consumer);

  /**
   * Gives the ballots of all cells of a network, in no particular order.
   *
   * @param from the earliest time; there is no latest
   */
  void eachSince(Network network, Instant from, Consumer<Ballot> consumer);

  /**
   * When each of those voters was first heard in a network, ever, by what is {@linkplain
   * Standing#FULL believed}; nothing of those who never were.
   */
  Map<String, Instant> firstHeard(Network network, Set<String> voters);
}
