package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The voters of a cell that were heard within a day, at one moment. A quarter of them, the loudest,
 * is left out of every sum, so that a few who lie decide nothing; newcomers add at most half of
 * what those say who have long been known here. Pure.
 */
record Council(List<Voter> active, List<Voter> known) {
  static final Duration MEMORY = Duration.ofHours(24);

  /** From how many known voters on newcomers are held back. */
  private static final int KNOWN = 2;

  static Council of(Iterable<Voter> voters, Instant now) {
    Instant horizon = now.minus(MEMORY);
    List<Voter> active = new ArrayList<>();
    List<Voter> known = new ArrayList<>();
    for (Voter voter : voters) {
      if (voter.isHeardSince(horizon)) {
        active.add(voter);
        if (voter.isKnownFor(MEMORY, now)) {
          known.add(voter);
        }
      }
    }
    return new Council(active, known.size() >= KNOWN ? known : active);
  }

  int size() {
    return active.size();
  }

  int saying(Predicate<Voter> what) {
    return count(active, what);
  }

  /**
   * True where at least {@code share} of the known say so, and that share of all, among whom
   * newcomers count as no more than the known: a crowd of them cannot hide a block.
   */
  boolean agrees(double share, Predicate<Voter> what) {
    return count(known, what) >= share * known.size()
        && count(active, what) >= share * Math.min(active.size(), 2 * known.size());
  }

  private static int count(List<Voter> voters, Predicate<Voter> what) {
    int count = 0;
    for (Voter voter : voters) {
      count += what.test(voter) ? 1 : 0;
    }
    return count;
  }

  /** The sum of what they say, without the loudest quarter. */
  double sum(ToDoubleFunction<Voter> what) {
    double ofKnown = 0;
    double ofNew = 0;
    for (Voter voter : quieter(what)) {
      if (known.contains(voter)) {
        ofKnown += what.applyAsDouble(voter);
      } else {
        ofNew += what.applyAsDouble(voter);
      }
    }
    return ofKnown + Math.min(ofNew, ofKnown / 2);
  }

  private List<Voter> quieter(ToDoubleFunction<Voter> what) {
    return active.stream()
        .sorted(Comparator.comparingDouble(what))
        .limit(active.size() - active.size() / 4)
        .toList();
  }
}
