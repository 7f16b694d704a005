package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ballots of one cell, each once and in order, and what the detector makes of them. Owned by
 * the fold's thread. What comes in order is watched as it comes; what comes late makes the detector
 * look at all of the cell again.
 */
final class CellLog {
  private final Cell cell;
  private final Detector detector;
  private final List<Ballot> ballots = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private Optional<Detector.Watch> watch = Optional.empty();
  private List<Episode> episodes = List.of();
  private boolean changed;
  private boolean everBlocked;

  CellLog(Cell cell, Detector detector) {
    this.cell = cell;
    this.detector = detector;
  }

  /** Takes a ballot in; false where it was there already. */
  boolean add(Ballot given) {
    Ballot ballot = given.within(cell, shared(given.probe()), shared(given.prefix()));
    if (ballots.isEmpty() || ballots.getLast().compareTo(ballot) < 0) {
      ballots.add(ballot);
    } else {
      int place = Collections.binarySearch(ballots, ballot);
      if (place >= 0) {
        return false;
      }
      ballots.add(-place - 1, ballot);
      watch = Optional.empty();
    }
    changed = true;
    everBlocked |= ballot.isBlocked();
    return true;
  }

  /** One copy of a text, however many ballots bear it. */
  private String shared(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  List<Episode> episodes() {
    if (changed && everBlocked) {
      Detector.Watch now = watch.orElseGet(() -> detector.watch(cell, ballots));
      watch = Optional.of(now);
      episodes = now.episodes();
    }
    changed = false;
    return episodes;
  }
}
