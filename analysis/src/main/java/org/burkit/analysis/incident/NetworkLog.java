package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the fold keeps of one network: when it was cut off, and just enough to tell whether a ballot
 * can change that. Owned by the fold's thread. Where a network falls silent as a whole, that is
 * told apart from nobody listening.
 */
final class NetworkLog {
  /** In place of a voter: there was more than one. */
  private static final String SEVERAL = "";

  private static final int HEARD = 1;
  private static final int ALIVE = 2;

  private final Network network;
  private final BallotBox box;
  private final Pulse pulse;
  private final FirstHours firstHours;

  /** Whether anyone was heard in an hour, and whether something worked for someone. */
  private final HourMarks marks = new HourMarks();

  /**
   * The hours in which nothing worked for someone: for whom. No others than those in which it was
   * so for several can begin an outage.
   */
  private final TreeMap<Long, String> dark = new TreeMap<>();

  /** One text for each name in there. */
  private final Map<String, String> alone = new HashMap<>();

  /** The last of the hours in which it was so for several. */
  private long lastDark = Long.MIN_VALUE;

  private List<Outage> outages = List.of();

  /** The first hour whose words have changed since the outages were looked for, if it matters. */
  private long staleFrom = Long.MAX_VALUE;

  private boolean isSilenceStale;
  private List<Shutdown> byWords = List.of();
  private Optional<Shutdown> silence = Optional.empty();
  private List<Shutdown> shutdowns = List.of();

  NetworkLog(Network network, BallotBox box, Pulse pulse) {
    this.network = network;
    this.box = box;
    this.pulse = pulse;
    this.firstHours = new FirstHours(network, box);
  }

  /** Hears of a ballot that is in the box. */
  void hear(Ballot ballot) {
    if (!Words.count(ballot)) {
      return;
    }
    long hour = Words.hour(ballot);
    if (marks.get(hour) == 0) {
      pulse.beat(hour);
    }
    marks.raise(hour, Words.isAlive(ballot) ? ALIVE : HEARD);
    if (ballot.isUnable()) {
      dark(hour, ballot.voter());
    }
    if (matters(hour)) {
      staleFrom = Math.min(staleFrom, hour);
    }
    if (firstHours.hear(ballot.voter(), hour) && tellsWhoIsKnown(hour)) {
      staleFrom = Math.min(staleFrom, hour + Words.HOURS_OF_DAY);
    }
    isSilenceStale = true;
  }

  private void dark(long hour, String voter) {
    String whose = dark.get(hour);
    if (whose == null) {
      dark.put(hour, alone.computeIfAbsent(voter, name -> name));
    } else if (!whose.equals(voter)) {
      dark.put(hour, SEVERAL);
      lastDark = Math.max(lastDark, hour);
    }
  }

  private boolean matters(long hour) {
    return SEVERAL.equals(dark.get(hour))
        || outages.stream().anyMatch(outage -> outage.span().has(hour));
  }

  /** True where who speaks in that hour counts as known in one in which it was dark. */
  private boolean tellsWhoIsKnown(long hour) {
    long knownFrom = hour + Words.HOURS_OF_DAY;
    return knownFrom <= lastDark
        || outages.stream().anyMatch(outage -> knownFrom <= outage.span().to());
  }

  /** When it was cut off, in order of time, as it was at the last {@link #settle}. */
  List<Shutdown> shutdowns() {
    return shutdowns;
  }

  /** Looks again where it must; true where the shutdowns are not what they were. */
  boolean settle() {
    if (staleFrom < Long.MAX_VALUE) {
      look();
    }
    List<Shutdown> now = new ArrayList<>(byWords);
    silence().ifPresent(now::add);
    boolean others = !now.equals(shutdowns);
    shutdowns = List.copyOf(now);
    return others;
  }

  /** Looks for outages from the first on that may have changed or may be new. */
  private void look() {
    List<Outage> all =
        new ArrayList<>(
            outages.stream().takeWhile(outage -> outage.isOverBefore(staleFrom)).toList());
    long from =
        outages.stream().skip(all.size()).mapToLong(Outage::firstHour).reduce(staleFrom, Math::min);
    dark.tailMap(from).entrySet().stream()
        .filter(e -> e.getValue().equals(SEVERAL))
        .findFirst()
        .ifPresent(e -> {
          long lastAlive = marks.lastUpTo(e.getKey(), ALIVE).orElse(e.getKey());
          all.addAll(NetworkOutages.of(Words.since(lastAlive, network, box, firstHours)));
        });
    outages = List.copyOf(all);
    byWords = all.stream().filter(Outage::isLong).map(Outage::toShutdown).toList();
    staleFrom = Long.MAX_VALUE;
  }

  /** A network that was cut off by its last words is silent for that. */
  private Optional<Shutdown> silence() {
    boolean isDark = !byWords.isEmpty() && byWords.getLast().endedBefore().isEmpty();
    OptionalLong last = marks.last();
    if (isDark || last.isEmpty() || !pulse.isAliveSince(last.getAsLong())) {
      return Optional.empty();
    }
    if (isSilenceStale) {
      silence = Silence.after(last.getAsLong(), network, box);
      isSilenceStale = false;
    }
    return silence;
  }
}
