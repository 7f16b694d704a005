package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.burkit.analysis.incident.Episode.Support;

/**
 * Whether all regular voters of a network fell silent at once, and were not heard since: at odds of
 * 100,000 to one against each having stayed away by itself, while other networks were heard. Pure.
 */
final class Silence {
  /** So many hours back is looked for who is regular. */
  static final long WINDOW = 14 * 24;

  private static final long LEAST_KNOWN = 3 * 24;
  private static final long JUST_BEFORE = 3;
  private static final double RAREST = 0.05;
  private static final double ODDS = Math.log(100_000);

  /** The silence of fewer voters says nothing, however regular they were. */
  static final int FEWEST = (int) Math.ceil(ODDS / -Math.log(RAREST));

  private Silence() {}

  /**
   * @param words of one network up to its last one, as far back as is looked; others were heard
   *     since
   */
  static Optional<Shutdown> after(Words words) {
    NavigableMap<Long, Heard> hours = words.hours();
    long last = hours.lastKey();
    List<Double> absences = new ArrayList<>();
    for (int voter = 0; voter < words.voters().size(); voter++) {
      if (isThere(hours.tailMap(last - JUST_BEFORE, false), voter)) {
        absence(hours, words.firstHour(voter), voter).ifPresent(absences::add);
      }
    }
    double odds = absences.stream().mapToDouble(p -> -Math.log(p)).sum();
    return odds < ODDS ? Optional.empty() : Optional.of(shutdown(hours, absences.size()));
  }

  private static boolean isThere(NavigableMap<Long, Heard> justBefore, int voter) {
    return justBefore.values().stream().anyMatch(heard -> heard.has(voter));
  }

  /** The share of hours in which it was not heard; empty where it is not known for long enough. */
  private static Optional<Double> absence(
      NavigableMap<Long, Heard> hours, long firstHour, int voter) {
    long last = hours.lastKey();
    long from = Math.max(firstHour, last - WINDOW + 1);
    long span = last - from + 1;
    if (span < LEAST_KNOWN) {
      return Optional.empty();
    }
    long heard = hours.tailMap(from).values().stream().filter(hour -> hour.has(voter)).count();
    return Optional.of(Math.max(RAREST, (span - heard + 1.0) / (span + 2)));
  }

  private static Shutdown shutdown(NavigableMap<Long, Heard> hours, int voters) {
    long last = hours.lastKey();
    var lastWord = Outage.instant(last, hours.lastEntry().getValue().lastAlive());
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
