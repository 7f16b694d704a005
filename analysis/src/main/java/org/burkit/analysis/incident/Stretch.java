package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Episode.Support;

/**
 * One unbroken time of blocking in a cell's list of ballots, from the first blocked ballot to the
 * one at which it was over. Owned by one pass over the list.
 */
final class Stretch {
  private static final double THICKEST = 0.95;

  private final List<Ballot> ballots;
  private final int onset;
  private final Instant seen;
  private Support support;
  private int blocked;
  private int clear;
  private int clearSinceBlocked;
  private int lastBlocked = -1;
  private int closing = -1;

  /**
   * @param onset index of its first blocked ballot
   * @param now index of the ballot at which there was enough to speak of it
   */
  Stretch(List<Ballot> ballots, int onset, int now, Support support) {
    this.ballots = ballots;
    this.onset = onset;
    this.seen = ballots.get(now).time();
    this.support = support;
    ballots.subList(onset, now + 1).forEach(this::count);
  }

  void count(Ballot ballot) {
    if (ballot.isBlocked()) {
      blocked++;
      clear += clearSinceBlocked;
      clearSinceBlocked = 0;
    } else if (ballot.isClear()) {
      clearSinceBlocked++;
    }
  }

  /** The share of measurements that it hits, up to its last one, never quite all. */
  double share() {
    return Math.clamp((blocked + 1.0) / (blocked + clear + 2.0), Voter.THINNEST, THICKEST);
  }

  void supported(Support now) {
    support = support.stronger(now);
  }

  void close(int lastBlocked, int closing) {
    this.lastBlocked = lastBlocked;
    this.closing = closing;
  }

  /** Stretches of one episode side by side: what comes back within a day had not gone. */
  static List<List<Stretch>> joined(List<Stretch> stretches) {
    List<List<Stretch>> joined = new ArrayList<>();
    for (Stretch stretch : stretches) {
      if (joined.isEmpty() || !joined.getLast().getLast().isSoonFollowedBy(stretch)) {
        joined.add(new ArrayList<>());
      }
      joined.getLast().add(stretch);
    }
    return joined;
  }

  private boolean isSoonFollowedBy(Stretch next) {
    Instant over = ballots.get(closing).time();
    return !ballots.get(next.onset).time().isAfter(over.plus(Council.MEMORY));
  }

  static Episode episode(Cell cell, List<Ballot> ballots, List<Stretch> stretches) {
    Stretch first = stretches.getFirst();
    Stretch last = stretches.getLast();
    List<Ballot> spoken = stretches.stream().flatMap(Stretch::spoken).toList();
    List<Ballot> blocked = spoken.stream().filter(Ballot::isBlocked).toList();
    return new Episode(
        cell,
        mostFrequentFamily(blocked),
        first.startedAfter(),
        ballots.get(first.onset).time(),
        last.endedAfter().map(i -> ballots.get(i).time()),
        last.endedAfter().map(last::endedBefore),
        first.seen,
        stretches.stream().map(s -> s.support).reduce(first.support, Support::stronger),
        blocked,
        spoken.stream().filter(Ballot::isClear).toList(),
        last.reopened(),
        spoken.reversed().stream()
            .filter(b -> b.isBlocked() || b.isClear())
            .findFirst()
            .orElse(spoken.getLast())
            .time(),
        (int) spoken.stream().filter(Ballot::isUnable).count());
  }

  private Stream<Ballot> spoken() {
    return ballots.subList(onset, closing < 0 ? ballots.size() : closing + 1).stream();
  }

  /**
   * The ballot after which it began: the last clear one before it, or one further back where it
   * lets so much through that the later ones may be among that, at 95 %.
   */
  private Optional<Instant> startedAfter() {
    double share = Math.min((double) blocked / (blocked + clear), THICKEST);
    int back = (int) Math.ceil(Math.log(1 - THICKEST) / Math.log(1 - share));
    return ballots.subList(0, onset).reversed().stream()
        .filter(Ballot::isClear)
        .map(Ballot::time)
        .limit(back)
        .reduce((_, earlier) -> earlier);
  }

  private Optional<Integer> endedAfter() {
    return closing < 0 ? Optional.empty() : Optional.of(Math.max(lastBlocked, onset));
  }

  private Instant endedBefore(int endedAfter) {
    return clear(endedAfter)
        .map(Ballot::time)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a clear ballot must close an episode"));
  }

  private List<Ballot> reopened() {
    return endedAfter().map(this::clear).orElse(Stream.empty()).toList();
  }

  private Stream<Ballot> clear(int endedAfter) {
    return ballots.subList(endedAfter + 1, closing + 1).stream().filter(Ballot::isClear);
  }

  private static String mostFrequentFamily(List<Ballot> blocked) {
    Map<String, Integer> counts = new TreeMap<>();
    blocked.forEach(b -> counts.merge(b.family(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException("an episode must rest on blocked ballots"));
  }
}
