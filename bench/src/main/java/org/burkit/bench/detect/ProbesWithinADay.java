package org.burkit.bench.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Detector;
import org.burkit.analysis.incident.Episode;
import org.burkit.analysis.incident.Episode.Support;

/**
 * A baseline, and the first detector that was in use: a cell is blocked while at least two probes,
 * and no fewer than half of those heard within a day, last said "blocked". It is open again once
 * fewer than a third of them say so. Each probe counts once, however often it speaks. By what means
 * is a second question: probes of one network may meet several censors, and the family that most
 * measurements show names the episode.
 */
final class ProbesWithinADay implements Detector {
  private static final Duration MEMORY = Duration.ofHours(24);
  private static final int ENOUGH = 2;

  @Override
  public List<Episode> detect(Cell cell, List<Ballot> ballots) {
    Pass pass = new Pass(cell);
    ballots.stream().filter(b -> b.isBlocked() || b.isClear()).forEach(pass::take);
    return pass.episodes();
  }

  /** One pass over the ballots of a cell. */
  private static final class Pass {
    private final Cell cell;
    private final List<Episode> done = new ArrayList<>();
    private final Map<String, Ballot> last = new LinkedHashMap<>();
    private final List<Ballot> blocked = new ArrayList<>();
    private final List<Ballot> contradicting = new ArrayList<>();
    private Optional<Instant> lastClear = Optional.empty();
    private Optional<Instant> startedAfter = Optional.empty();
    private Instant seen = Instant.MIN;
    private long votes;
    private long mostHeard;
    private boolean open;

    Pass(Cell cell) {
      this.cell = cell;
    }

    List<Episode> episodes() {
      if (open) {
        done.add(episode(Optional.empty()));
      }
      return done;
    }

    void take(Ballot ballot) {
      forgetBefore(ballot.time().minus(MEMORY));
      last.put(ballot.probe(), ballot);
      note(ballot);
      decide(ballot);
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
        return;
      }
      if (blocked.isEmpty()) {
        startedAfter = lastClear;
        contradicting.clear();
      }
      blocked.add(ballot);
    }

    private void decide(Ballot now) {
      long voting = last.values().stream().filter(Ballot::isBlocked).count();
      long heard = last.size();
      if (voting > votes) {
        votes = voting;
        mostHeard = heard;
      }
      if (!open && voting >= ENOUGH && 2 * voting >= heard) {
        open = true;
        seen = now.time();
      } else if (open && 3 * voting < heard) {
        done.add(episode(Optional.of(now)));
        forget();
      } else if (!open && voting == 0) {
        forget();
      }
    }

    private void forget() {
      open = false;
      votes = 0;
      blocked.clear();
      contradicting.clear();
    }

    private Episode episode(Optional<Ballot> closing) {
      Instant lastBlocked = blocked.getLast().time();
      Optional<Instant> clear =
          contradicting.stream().map(Ballot::time).filter(t -> t.isAfter(lastBlocked)).findFirst();
      return new Episode(
          cell,
          mostFrequentFamily(),
          startedAfter,
          blocked.getFirst().time(),
          closing.map(b -> lastBlocked),
          closing.map(b -> clear.orElse(b.time())),
          seen,
          new Support((int) votes, (int) mostHeard, votes > ENOUGH),
          blocked,
          contradicting,
          closing.stream().toList(),
          closing.map(Ballot::time).orElse(blocked.getLast().time()),
          0);
    }

    private String mostFrequentFamily() {
      Map<String, Integer> counts = new TreeMap<>();
      blocked.forEach(b -> counts.merge(b.family(), 1, Integer::sum));
      return counts.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey)
          .orElseThrow(() -> new IllegalStateException("an episode must rest on blocked ballots"));
    }
  }
}
