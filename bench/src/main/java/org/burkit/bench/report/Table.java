package org.burkit.bench.report;

import java.util.List;

/** A table with a name; every row has a value for every column. */
public record Table(String name, List<String> columns, List<List<Value>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Value> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            name + ": expected " + columns.size() + " values in a row, got " + row.size());
      }
    }
  }
}
