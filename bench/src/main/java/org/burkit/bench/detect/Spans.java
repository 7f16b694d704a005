package org.burkit.bench.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Episode;
import org.burkit.analysis.incident.Episode.Support;

/** Makes the episodes of a baseline from when its alarm was on. One pass over a cell's ballots. */
final class Spans {
  private final Cell cell;
  private final List<Ballot> ballots;
  private final List<Episode> episodes = new ArrayList<>();
  private int onset = -1;
  private int seen = -1;

  Spans(Cell cell, List<Ballot> ballots) {
    this.cell = cell;
    this.ballots = ballots;
  }

  boolean isOpen() {
    return seen >= 0;
  }

  /** The alarm goes on at {@code now}; the block began no earlier than with {@code earliest}. */
  void open(int earliest, int now) {
    seen = now;
    onset = earliest;
    while (!ballots.get(onset).isBlocked()) {
      onset++;
    }
  }

  /** The alarm goes off at {@code now}. */
  void close(int now) {
    episodes.add(episode(now + 1, true));
    seen = -1;
  }

  List<Episode> episodes() {
    if (isOpen()) {
      episodes.add(episode(ballots.size(), false));
    }
    return episodes;
  }

  private Episode episode(int end, boolean closed) {
    List<Ballot> within = ballots.subList(onset, end);
    List<Ballot> blocked = within.stream().filter(Ballot::isBlocked).toList();
    int probes = (int) blocked.stream().map(Ballot::probe).distinct().count();
    int active = (int) within.stream().map(Ballot::probe).distinct().count();
    Instant last = blocked.getLast().time();
    return new Episode(
        cell,
        "any",
        lastClear(),
        ballots.get(onset).time(),
        closed ? Optional.of(last) : Optional.empty(),
        closed ? Optional.of(ballots.get(end - 1).time()) : Optional.empty(),
        ballots.get(seen).time(),
        new Support(probes, active, true),
        blocked,
        within.stream().filter(Ballot::isClear).toList(),
        closed ? List.of(ballots.get(end - 1)) : List.of(),
        ballots.get(end - 1).time(),
        0);
  }

  private Optional<Instant> lastClear() {
    return ballots.subList(0, onset).reversed().stream()
        .filter(Ballot::isClear)
        .map(Ballot::time)
        .findFirst();
  }
}
