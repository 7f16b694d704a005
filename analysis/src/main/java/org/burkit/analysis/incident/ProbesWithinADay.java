package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The first detector: a cell is blocked while at least two probes, and no fewer than half of those
 * heard within a day, last said "blocked" by one family of mechanisms. It is open again once fewer
 * than a third of them say so. Each probe counts once, however often it speaks.
 */
public final class ProbesWithinADay implements Detector {
  private static final Duration MEMORY = Duration.ofHours(24);
  private static final int ENOUGH = 2;

  @Override
  public List<Episode> detect(Cell cell, Collection<Ballot> ballots) {
    List<Ballot> telling = ballots.stream().filter(b -> b.isBlocked() || b.isClear()).toList();
    List<Episode> episodes = new ArrayList<>();
    for (String family : families(telling)) {
      episodes.addAll(new Watch(cell, family).run(telling));
    }
    return episodes;
  }

  private static SortedSet<String> families(List<Ballot> ballots) {
    SortedSet<String> families = new TreeSet<>();
    ballots.stream().filter(Ballot::isBlocked).forEach(b -> families.add(b.family()));
    return families;
  }

  /** One pass over the ballots of a cell with one family in mind. */
  private static final class Watch {
    private final Cell cell;
    private final String family;
    private final List<Episode> done = new ArrayList<>();
    private final Map<String, Ballot> last = new LinkedHashMap<>();
    private final List<Ballot> blocked = new ArrayList<>();
    private final List<Ballot> contradicting = new ArrayList<>();
    private Optional<Instant> lastClear = Optional.empty();
    private Optional<Instant> startedAfter = Optional.empty();
    private boolean open;

    Watch(Cell cell, String family) {
      this.cell = cell;
      this.family = family;
    }

    List<Episode> run(List<Ballot> ballots) {
      for (Ballot ballot : ballots) {
        forgetBefore(ballot.time().minus(MEMORY));
        last.put(ballot.probe(), ballot);
        note(ballot);
        decide(ballot);
      }
      if (open) {
        done.add(episode(Optional.empty()));
      }
      return done;
    }

    /** An old anomaly that nobody else saw is not the beginning of what is seen now. */
    private void forgetBefore(Instant horizon) {
      last.values().removeIf(old -> old.time().isBefore(horizon));
      if (!open) {
        blocked.removeIf(old -> old.time().isBefore(horizon));
      }
    }

    private void note(Ballot ballot) {
      if (ballot.isClear()) {
        lastClear = Optional.of(ballot.time());
        contradicting.add(ballot);
      } else if (ballot.family().equals(family)) {
        if (blocked.isEmpty()) {
          startedAfter = lastClear;
          contradicting.clear();
        }
        blocked.add(ballot);
      }
    }

    private void decide(Ballot now) {
      long voting = last.values().stream().filter(b -> b.family().equals(family)).count();
      long heard = last.size();
      if (!open && voting >= ENOUGH && 2 * voting >= heard) {
        open = true;
      } else if (open && 3 * voting < heard) {
        done.add(episode(Optional.of(now)));
        forget();
      } else if (!open && voting == 0) {
        forget();
      }
    }

    private void forget() {
      open = false;
      blocked.clear();
      contradicting.clear();
    }

    private Episode episode(Optional<Ballot> closing) {
      Instant lastBlocked = blocked.getLast().time();
      Optional<Instant> clear =
          contradicting.stream().map(Ballot::time).filter(t -> t.isAfter(lastBlocked)).findFirst();
      return new Episode(
          cell,
          family,
          startedAfter,
          blocked.getFirst().time(),
          closing.map(b -> lastBlocked),
          closing.map(b -> clear.orElse(b.time())),
          blocked,
          contradicting);
    }
  }
}
