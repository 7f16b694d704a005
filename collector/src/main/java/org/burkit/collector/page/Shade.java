package org.burkit.collector.page;

import java.util.Locale;

/**
 * How a field of a chart looks: by colour, and by height for who sees none. Fields are ten units
 * wide and sixteen high, one of each is left free.
 */
enum Shade {
  /** It opened, and no test was blocked. */
  WORKS("v-5h9v5z", 16),
  /** Tests were blocked, at most half of those that tell something. */
  SOME("v-10h9v10z", 16),
  BLOCKED("v-16h9v16z", 16),
  /** Neither: it was down for everybody, turned visitors away, or nothing can be told. */
  UNTOLD("v-2h9v2z", 9);

  private final String outline;
  private final int foot;

  Shade(String outline, int foot) {
    this.outline = outline;
    this.foot = foot;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its outline in the field number {@code column}, as SVG 2 writes paths. */
  String path(int column) {
    return "M" + column * 10 + " " + foot + outline;
  }

  static Shade of(Grid.Count count) {
    if (count.blocked() == 0) {
      return count.opened() > 0 ? WORKS : UNTOLD;
    }
    return count.blocked() * 2 > count.telling() ? BLOCKED : SOME;
  }
}
