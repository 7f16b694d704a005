package org.burkit.bench.report;

import java.util.Locale;

/** What stands in one field of a table. */
public sealed interface Value {

  /** Words. */
  record Text(String text) implements Value {}

  /** A whole number. */
  record Count(long count) implements Value {}

  /** A measured number, shown with three significant digits. */
  record Figure(double figure) implements Value {}

  /** An interval of 95 % confidence. */
  record Range(double low, double high) implements Value {}

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long count) {
    return new Count(count);
  }

  static Value of(double figure) {
    return new Figure(figure);
  }

  static Value of(double low, double high) {
    return new Range(low, high);
  }

  /** For people. */
  default String shown() {
    return switch (this) {
      case Text(String text) -> text;
      case Count(long count) -> String.format(Locale.ROOT, "%,d", count);
      case Figure(double figure) -> number(figure);
      case Range(double low, double high) -> number(low) + " to " + number(high);
    };
  }

  private static String number(double figure) {
    if (!Double.isFinite(figure)) {
      return "–";
    }
    double size = Math.abs(figure);
    int decimals = size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
  }
}
