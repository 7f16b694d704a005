package org.burkit.analysis.incident;

import java.util.List;

/** A way of telling from the ballots of one cell when it was blocked. */
public interface Detector {

  /**
   * The episodes of one cell, in order of their start.
   *
   * @param ballots of the cell, in their order, each once
   */
  List<Episode> detect(Cell cell, List<Ballot> ballots);
}
