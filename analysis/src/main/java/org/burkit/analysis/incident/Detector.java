package org.burkit.analysis.incident;

import java.util.List;

/** A way of telling from the ballots of one cell when it was blocked. */
public interface Detector {

  /**
   * Begins to watch one cell.
   *
   * @param ballots of the cell, in their order, each once; more may be added at the end, and
   *     nothing else may change, for as long as the watch is used
   */
  Watch watch(Cell cell, List<Ballot> ballots);

  /** The episodes of one cell, in order of their start. */
  default List<Episode> detect(Cell cell, List<Ballot> ballots) {
    return watch(cell, ballots).episodes();
  }

  /** One cell under watch, owned by one thread. */
  interface Watch {

    /** The episodes by all ballots that are there now, in order of their start. */
    List<Episode> episodes();
  }
}
