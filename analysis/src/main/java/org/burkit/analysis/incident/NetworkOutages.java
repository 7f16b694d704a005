package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.burkit.analysis.incident.Episode.Support;

/**
 * One pass over the words of a network: when all of it was cut off. An hour is dark when nothing
 * works by its end for at least two voters, and for two thirds of all who speak in it. Where two of
 * them have been known here for a day, newcomers have no say.
 */
final class NetworkOutages {
  /** So few voters cannot cut a network off. */
  static final int ENOUGH = 2;

  private final Words words;
  private final List<Outage> outages = new ArrayList<>();

  private NetworkOutages(Words words) {
    this.words = words;
  }

  /** In order of time; the last of them may still go on. */
  static List<Outage> of(Words words) {
    NetworkOutages pass = new NetworkOutages(words);
    words.hours().forEach(pass::take);
    return pass.outages;
  }

  private void take(long hour, Heard heard) {
    boolean going = !outages.isEmpty() && !outages.getLast().isOver();
    if (!going && !heard.hasDark()) {
      return;
    }
    Sides sides = Sides.of(heard, voter -> words.isKnown(voter, hour));
    if (sides.isDark()) {
      if (outages.isEmpty() || !outages.getLast().reaches(hour)) {
        outages.add(Outage.of(hour, heard, sides.cut(), lastWell(hour)));
      }
      outages.getLast().dark(hour, heard, sides);
    } else if (going && sides.isLight()) {
      outages.getLast().well(hour, heard, sides.well());
    }
  }

  /** When something last worked for anyone, up to the end of that hour. */
  private Optional<Instant> lastWell(long hour) {
    for (var entry : words.hours().headMap(hour, true).descendingMap().entrySet()) {
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
