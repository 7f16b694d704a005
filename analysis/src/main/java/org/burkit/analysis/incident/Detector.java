package org.burkit.analysis.incident;

import java.util.List;

/** A way of telling from the ballots of one cell when it was blocked. Pure. */
public interface Detector {

  /**
   * The episodes of one cell, in order of their start; none where no ballot is blocked.
   *
   * @param ballots of the cell, in their order, each once
   */
  List<Episode> detect(Cell cell, List<Ballot> ballots);

  /**
   * True where an episode begins at a blocked ballot only, rests on nothing after it is over, and
   * hears only what is blocked, clear, or unable by its gate. Then the fold need not ask again for
   * a ballot that comes later than all that, or says nothing.
   */
  default boolean beginsOnlyWhenBlocked() {
    return false;
  }
}
