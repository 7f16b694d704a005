package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.burkit.analysis.incident.Episode.Support;

/**
 * Whether all regular voters of a network fell silent at once, and were not heard since: at odds of
 * 100,000 to one against each having stayed away by itself, while other networks were heard. One
 * look at a network, up to its last hour; of each voter who was there just before it is kept in
 * which hours he was.
 */
final class Silence {
  /** So many hours back is looked for who is regular. */
  private static final long WINDOW = 14 * 24;

  private static final long LEAST_KNOWN = 3 * 24;
  private static final long JUST_BEFORE = 3;
  private static final double RAREST = 0.05;
  private static final double ODDS = Math.log(100_000);

  /** The silence of fewer voters says nothing, however regular they were. */
  private static final int FEWEST = (int) Math.ceil(ODDS / -Math.log(RAREST));

  private final long last;
  private final Map<String, BitSet> hours = new HashMap<>();
  private int lastAlive = -1;

  private Silence(long last) {
    this.last = last;
  }

  /**
   * Where others were heard since.
   *
   * @param last hour in which anyone was heard in the network
   */
  static Optional<Shutdown> after(long last, Network network, BallotBox box) {
    Silence silence = new Silence(last);
    box.eachSince(network, Words.instant(last - JUST_BEFORE + 1), silence::hearJustBefore);
    if (silence.hours.size() < FEWEST) {
      return Optional.empty();
    }
    box.eachSince(network, Words.instant(silence.first()), silence::hear);
    return silence.shutdown(box.firstHeard(network, silence.hours.keySet()));
  }

  private long first() {
    return last - WINDOW + 1;
  }

  private void hearJustBefore(Ballot ballot) {
    if (speaks(ballot)) {
      hours(ballot.voter());
      if (Words.isAlive(ballot) && Words.hour(ballot) == last) {
        lastAlive = Math.max(lastAlive, Words.second(ballot));
      }
    }
  }

  private void hear(Ballot ballot) {
    if (hours.containsKey(ballot.voter()) && speaks(ballot)) {
      hours(ballot.voter()).set((int) (Words.hour(ballot) - first()));
    }
  }

  private BitSet hours(String voter) {
    return hours.computeIfAbsent(voter, _ -> new BitSet());
  }

  private static boolean speaks(Ballot ballot) {
    return Words.count(ballot) && !ballot.isBlocked();
  }

  private Optional<Shutdown> shutdown(Map<String, Instant> firstHeard) {
    double[] absences =
        firstHeard.entrySet().stream()
            .flatMapToDouble(e -> absence(hours(e.getKey()), Words.hour(e.getValue())))
            .sorted()
            .toArray();
    double odds = DoubleStream.of(absences).map(p -> -Math.log(p)).sum();
    return odds < ODDS ? Optional.empty() : Optional.of(shutdown(absences.length));
  }

  /** The share of hours in which it was not heard; empty where it is not known for long enough. */
  private DoubleStream absence(BitSet heard, long firstHour) {
    long span = last - Math.max(firstHour, first()) + 1;
    return span < LEAST_KNOWN
        ? DoubleStream.empty()
        : DoubleStream.of(Math.max(RAREST, (span - heard.cardinality() + 1.0) / (span + 2)));
  }

  private Shutdown shutdown(int voters) {
    Instant lastWord = Outage.instant(last, lastAlive);
    return new Shutdown(
        Optional.of(lastWord),
        Outage.instant(last + 2, 0),
        lastWord,
        Optional.empty(),
        0,
        0,
        0,
        voters,
        new Support(voters, voters, false),
        0,
        List.of());
  }
}
