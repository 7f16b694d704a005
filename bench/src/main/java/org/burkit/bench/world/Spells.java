package org.burkit.bench.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.burkit.bench.chance.Seeds;

/** Times of trouble within one month. */
record Spells(List<Spell> spells) {
  Spells {
    spells = List.copyOf(spells);
  }

  /** As many as chance has it, each as long as chance has it. */
  static Spells in(Month month, double perMonth, Duration mean, RandomGenerator random) {
    List<Spell> spells = new ArrayList<>();
    double seconds = month.length().toSeconds();
    double at = Seeds.exponential(random, seconds / perMonth);
    while (at < seconds) {
      double length = Seeds.exponential(random, (double) mean.toSeconds());
      Instant from = month.start().plusSeconds((long) at);
      spells.add(new Spell(from, from.plusSeconds((long) length)));
      at += length + Seeds.exponential(random, seconds / perMonth);
    }
    return new Spells(spells);
  }

  Spells and(Spell other) {
    List<Spell> all = new ArrayList<>(spells);
    all.add(other);
    return new Spells(all);
  }

  boolean cover(Instant time) {
    for (Spell spell : spells) {
      if (spell.covers(time)) {
        return true;
      }
    }
    return false;
  }
}
