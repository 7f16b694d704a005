package org.burkit.collector.page;

import java.util.Locale;

/**
 * How a field of a chart looks: by colour, and by height for who sees none. Fields are ten units
 * wide and sixteen high, one of each is left free.
 */
enum Shade {
  /** It opened, and no test was blocked. */
  WORKS(5, 16, "#1d5e2f"),
  /** Tests were blocked, at most half of those that tell something. */
  SOME(10, 16, "#b06000"),
  BLOCKED(16, 16, "#8c1d18"),
  /** Neither: it was down for everybody, turned visitors away, or nothing can be told. */
  UNTOLD(2, 9, "#4b535c"),
  /** Nothing was tested: there is no bar. */
  NONE(0, 16, "#4b535c");

  private final int height;
  private final int foot;
  private final String colour;

  Shade(int height, int foot, String colour) {
    this.height = height;
    this.foot = foot;
    this.colour = colour;
  }

  static Shade labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** On white paper. */
  String colour() {
    return colour;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its outline in the field number {@code column}, as SVG 2 writes paths. */
  String path(int column) {
    return bar(column * 10, 9);
  }

  /** A field of another width, in the same units. */
  String bar(int from, int width) {
    return "M" + from + " " + foot + "v-" + height + "h" + width + "v" + height + "z";
  }

  /**
   * The colour of a grade, on white paper.
   *
   * @param gradeClass as of {@link IncidentText}
   */
  static String ofGrade(String gradeClass) {
    return switch (gradeClass) {
      case "confirmed", "intercepted" -> BLOCKED.colour;
      case "likely" -> "#7a3e00";
      case "retracted" -> Drawing.SOFT;
      default -> "#5a4a00";
    };
  }

  static Shade of(Grid.Count count) {
    if (count.blocked() == 0) {
      return count.opened() > 0 ? WORKS : UNTOLD;
    }
    return count.blocked() * 2 > count.telling() ? BLOCKED : SOME;
  }
}
