package org.burkit.bench.collector;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Table;

/** What a part of the bench found. */
record Found(List<Bound> bounds, List<Table> tables) {
  Found {
    bounds = List.copyOf(bounds);
    tables = List.copyOf(tables);
  }

  Found and(Found other) {
    return new Found(
        Stream.concat(bounds.stream(), other.bounds().stream()).toList(),
        Stream.concat(tables.stream(), other.tables().stream()).toList());
  }

  static Bound atLeast(String promise, double limit, double found, String unit) {
    return new Bound(promise, "at least " + shown(limit, unit), shown(found, unit), found >= limit);
  }

  static Bound atMost(String promise, double limit, double found, String unit) {
    return new Bound(promise, "at most " + shown(limit, unit), shown(found, unit), found <= limit);
  }

  private static String shown(double value, String unit) {
    String number = String.format(Locale.ROOT, value < 10 ? "%,.2f" : "%,.0f", value);
    return (number + " " + unit).strip();
  }

  /** Of sorted values. */
  static double quantile(List<Double> sorted, double part) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * part)));
  }
}
