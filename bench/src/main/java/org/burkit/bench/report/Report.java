package org.burkit.bench.report;

import java.util.List;

/**
 * What one run of a bench found.
 *
 * @param words what was done and how to read it, one paragraph each
 */
public record Report(
    String title, List<String> words, List<Bound> bounds, List<Table> tables, List<Chart> charts) {
  public Report {
    words = List.copyOf(words);
    bounds = List.copyOf(bounds);
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
  }

  public boolean allMet() {
    return bounds.stream().allMatch(Bound::met);
  }
}
