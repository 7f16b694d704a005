package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Episode.Support;
import org.burkit.model.MeasurementId;

/**
 * A time in which a whole network was cut off, being put together by one pass over its hours; hours
 * in which nobody spoke are part of it.
 */
final class Outage {
  /** What comes back within a day had not gone. */
  private static final Duration SAME = Duration.ofHours(24);

  private final Optional<Instant> startedAfter;
  private final Instant startedBefore;
  private Instant lastDark;
  private Optional<Instant> endedBefore = Optional.empty();
  private int darkHours;
  private int measurements;
  private int contradicting;
  private Support strongest = new Support(0, 0, false);
  private final Set<Integer> voters = new TreeSet<>();
  private final Set<Integer> reopeners = new TreeSet<>();
  private final List<MeasurementId> evidence = new ArrayList<>();

  private Outage(Optional<Instant> startedAfter, Instant startedBefore) {
    this.startedAfter = startedAfter;
    this.startedBefore = startedBefore;
    this.lastDark = startedBefore;
  }

  /**
   * Begins with its first dark hour.
   *
   * @param lastWell when something last worked in the network, in this hour or before
   */
  static Outage of(long hour, Heard heard, List<Integer> cut, Optional<Instant> lastWell) {
    List<Instant> words =
        cut.stream().map(voter -> instant(hour, heard.dark(voter).last())).sorted().toList();
    Instant first =
        words.stream()
            .filter(word -> lastWell.filter(word::isBefore).isEmpty())
            .findFirst()
            .orElse(words.getLast());
    return new Outage(lastWell.filter(well -> !well.isAfter(first)), first);
  }

  static Instant instant(long hour, int second) {
    return Words.instant(hour).plusSeconds(second);
  }

  void dark(long hour, Heard heard, NetworkOutages.Sides sides) {
    darkHours++;
    contradicting += sides.well().size();
    for (int voter : sides.cut()) {
      Heard.Dark words = heard.dark(voter);
      measurements += words.count();
      Instant last = instant(hour, words.last());
      lastDark = last.isAfter(lastDark) ? last : lastDark;
    }
    sides.cut().stream().map(voter -> heard.dark(voter).least()).sorted().forEach(evidence::add);
    voters.addAll(sides.cut());
    strongest = strongest.stronger(sides.support());
    endedBefore = Optional.empty();
    reopeners.clear();
  }

  /** An hour after it in which the network worked. */
  void well(long hour, Heard heard, List<Integer> well) {
    if (endedBefore.isEmpty()) {
      endedBefore =
          well.stream()
              .flatMap(voter -> words(hour, heard, voter))
              .filter(word -> !word.isBefore(lastDark))
              .min(Comparator.naturalOrder());
    }
    reopeners.addAll(well);
  }

  private static Stream<Instant> words(long hour, Heard heard, int voter) {
    return Stream.of(instant(hour, heard.firstAlive(voter)), instant(hour, heard.lastAlive(voter)));
  }

  boolean isOver() {
    return endedBefore.isPresent();
  }

  /**
   * Hours since 1970 that an outage rests on.
   *
   * @param from in which something last worked before it; the first of all where nothing did
   * @param to in which something worked again; all that are to come while it goes on
   */
  record Span(long from, long to) {
    boolean has(long hour) {
      return from <= hour && hour <= to;
    }
  }

  Span span() {
    return new Span(
        startedAfter.map(Words::hour).orElse(Long.MIN_VALUE),
        endedBefore.map(Words::hour).orElse(Long.MAX_VALUE));
  }

  /** True where an hour that is dark again so soon belongs to it. */
  boolean reaches(long hour) {
    return endedBefore.map(end -> !instant(hour, 0).isAfter(end.plus(SAME))).orElse(true);
  }

  /** True where nothing that is said in that hour or later can belong to it. */
  boolean isOverBefore(long hour) {
    return isOver() && span().to() < hour && !reaches(hour);
  }

  long firstHour() {
    return Words.hour(startedBefore);
  }

  /** Long enough to speak of. */
  boolean isLong() {
    return darkHours >= 2;
  }

  Shutdown toShutdown() {
    return new Shutdown(
        startedAfter,
        startedBefore,
        lastDark,
        endedBefore,
        darkHours,
        measurements,
        contradicting,
        voters.size(),
        strongest,
        reopeners.size(),
        evidence);
  }
}
