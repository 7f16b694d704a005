package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.List;

/**
 * What the fold keeps of one cell: just enough to tell whether a ballot can change its episodes.
 * Owned by the fold's thread.
 */
final class CellState {
  private boolean everBlocked;

  /** The latest time of a ballot that is blocked or that an episode rests on. */
  private Instant settled = Instant.MIN;

  private boolean hasEpisodes;
  private boolean isOpen;
  private boolean isStale;

  /** Hears of a ballot; true where the detector must look at the cell again. */
  boolean hear(Ballot ballot, Detector detector) {
    isStale = isStale || concerns(ballot, detector);
    if (ballot.isBlocked()) {
      everBlocked = true;
      settle(ballot.time());
    }
    return isStale;
  }

  private boolean concerns(Ballot ballot, Detector detector) {
    if (ballot.isBlocked()) {
      return true;
    }
    if (!everBlocked || !detector.beginsOnlyWhenBlocked()) {
      return everBlocked;
    }
    boolean speaks = ballot.isClear() || (hasEpisodes && ballot.isUnable());
    return speaks && (isOpen || !ballot.time().isAfter(settled));
  }

  /** Its voters weigh otherwise than they did; true where that may change its episodes. */
  boolean hearAnew() {
    isStale = isStale || everBlocked;
    return everBlocked;
  }

  /** True where its ballots must be looked at to know its episodes. */
  boolean mayHaveEpisodes() {
    return isStale || hasEpisodes;
  }

  /** The detector has looked at all of its ballots and found these. */
  void lookedAt(List<Episode> episodes) {
    isStale = false;
    hasEpisodes = !episodes.isEmpty();
    isOpen = hasEpisodes && episodes.getLast().isOpen();
    episodes.forEach(episode -> settle(episode.lastMeasured()));
  }

  private void settle(Instant time) {
    settled = time.isAfter(settled) ? time : settled;
  }
}
