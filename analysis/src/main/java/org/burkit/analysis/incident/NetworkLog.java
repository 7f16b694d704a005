package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.burkit.analysis.incident.Episode.Support;

/**
 * What the voters of one network said of their lines, hour by hour, and when the whole network was
 * cut off by it. Owned by the fold's thread; the order of words does not matter.
 *
 * <p>An hour is dark when nothing works by its end for at least two voters, and for two thirds of
 * all who speak in it. Where two of them have been known here for a day, newcomers have no say.
 * Where the network falls silent as a whole, that is told apart from nobody listening.
 */
final class NetworkLog {
  private static final long SECONDS = 3600;
  private static final long HOURS_OF_DAY = 24;
  private static final int ENOUGH = 2;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Long> firstHours = new ArrayList<>();
  private final TreeMap<Long, Heard> hours = new TreeMap<>();
  private final Set<Subject> subjects = new TreeSet<>();
  private final Pulse pulse;
  private List<Shutdown> byWords = List.of();
  private List<Shutdown> shutdowns = List.of();
  private boolean changed;
  private boolean everDark;

  NetworkLog(Pulse pulse) {
    this.pulse = pulse;
  }

  void hear(Ballot ballot, Subject subject) {
    subjects.add(subject);
    if (ballot.standing() != Standing.FULL) {
      return;
    }
    long second = ballot.time().getEpochSecond();
    long hour = Math.floorDiv(second, SECONDS);
    int voter = number(ballot.voter(), hour);
    hours
        .computeIfAbsent(hour, this::heard)
        .hear(voter, ballot, (int) Math.floorMod(second, SECONDS));
    everDark |= ballot.isUnable();
    changed = everDark;
  }

  private Heard heard(long hour) {
    pulse.beat(hour);
    return new Heard();
  }

  private int number(String voter, long hour) {
    int next = numbers.size();
    int number = numbers.computeIfAbsent(voter, _ -> next);
    if (number == next) {
      firstHours.add(hour);
    } else if (hour < firstHours.get(number)) {
      firstHours.set(number, hour);
    }
    return number;
  }

  /** The subjects of all that was measured here. */
  Set<Subject> subjects() {
    return subjects;
  }

  /** When it was cut off, in order of time, as it was at the last {@link #settle}. */
  List<Shutdown> shutdowns() {
    return shutdowns;
  }

  /** Looks again; true where the shutdowns are not what they were. */
  boolean settle() {
    if (changed) {
      byWords = outages().stream().filter(Outage::isLong).map(Outage::toShutdown).toList();
      changed = false;
    }
    List<Shutdown> now = new ArrayList<>(byWords);
    silence().ifPresent(now::add);
    boolean others = !now.equals(shutdowns);
    shutdowns = List.copyOf(now);
    return others;
  }

  /** A network that was cut off by its last words is silent for that. */
  private Optional<Shutdown> silence() {
    boolean isDark = !byWords.isEmpty() && byWords.getLast().endedBefore().isEmpty();
    return isDark || hours.isEmpty() ? Optional.empty() : Silence.after(hours, firstHours, pulse);
  }

  private List<Outage> outages() {
    List<Outage> outages = new ArrayList<>();
    hours.forEach((hour, heard) -> {
      boolean going = !outages.isEmpty() && !outages.getLast().isOver();
      if (going || heard.hasDark()) {
        take(outages, hour, heard);
      }
    });
    return outages;
  }

  private void take(List<Outage> outages, long hour, Heard heard) {
    Sides sides = Sides.of(heard, voter -> firstHours.get(voter) <= hour - HOURS_OF_DAY);
    if (sides.isDark()) {
      if (outages.isEmpty() || !outages.getLast().reaches(hour)) {
        outages.add(Outage.of(hour, heard, sides.cut(), lastWell(hour)));
      }
      outages.getLast().dark(hour, heard, sides);
    } else if (sides.isLight() && !outages.isEmpty()) {
      outages.getLast().well(hour, heard, sides.well());
    }
  }

  /** When something last worked for anyone, up to the end of that hour. */
  private Optional<Instant> lastWell(long hour) {
    for (var entry : hours.headMap(hour, true).descendingMap().entrySet()) {
      int last = entry.getValue().lastAlive();
      if (last >= 0) {
        return Optional.of(Outage.instant(entry.getKey(), last));
      }
    }
    return Optional.empty();
  }

  /** Who was cut off in an hour, and who was not. */
  record Sides(List<Integer> cut, List<Integer> well) {

    /** Of those known, where there are two of them, or else of all. */
    static Sides of(Heard heard, Predicate<Integer> isKnown) {
      Sides all = new Sides(heard.cut(), heard.well());
      Sides known =
          new Sides(
              all.cut.stream().filter(isKnown).toList(),
              all.well.stream().filter(isKnown).toList());
      return known.cut.size() + known.well.size() >= ENOUGH ? known : all;
    }

    boolean isDark() {
      return cut.size() >= ENOUGH && cut.size() >= 2 * well.size();
    }

    boolean isLight() {
      return !well.isEmpty() && well.size() >= cut.size();
    }

    Support support() {
      boolean sure = cut.size() > ENOUGH && cut.size() >= 4 * well.size();
      return new Support(cut.size(), cut.size() + well.size(), sure);
    }
  }
}
