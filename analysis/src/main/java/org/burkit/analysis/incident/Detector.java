package org.burkit.analysis.incident;

import java.util.Collection;
import java.util.List;

/** A way of telling from the ballots of one cell when it was blocked. */
public interface Detector {

  /**
   * The episodes of one cell, in order of their start.
   *
   * @param ballots of the cell, in order of time
   */
  List<Episode> detect(Cell cell, Collection<Ballot> ballots);
}
