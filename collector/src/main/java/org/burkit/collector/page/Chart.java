package org.burkit.collector.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grid of tests as drawn on a page, with the same as a table.
 *
 * @param rowName what the rows are
 * @param width of a strip, in its own units
 * @param strips one for each row
 * @param columns their names, for the table
 */
public record Chart(
    String heading, String rowName, int width, List<Strip> strips, List<String> columns) {
  public Chart {
    strips = List.copyOf(strips);
    columns = List.copyOf(columns);
  }

  /**
   * One row.
   *
   * @param said what the drawing shows, for who does not see it
   * @param fields "failed/all" for each column; empty where nothing was tested
   */
  public record Strip(String name, String said, List<Area> areas, List<String> fields) {
    public Strip {
      areas = List.copyOf(areas);
      fields = List.copyOf(fields);
    }
  }

  /** All fields of one shade. */
  public record Area(String shade, String path) {}

  public String first() {
    return columns.getFirst();
  }

  public String last() {
    return columns.getLast();
  }

  /**
   * A key of a grid's rows or columns and how it is called.
   *
   * @param key as in the grid
   */
  record Named(String key, String name) {}

  /** Empty where the grid is. */
  static Optional<Chart> of(
      String heading,
      String rowName,
      Grid grid,
      List<Named> rows,
      List<Named> columns,
      Language language) {
    if (grid.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Chart(
            heading,
            rowName,
            columns.size() * 10,
            rows.stream().map(row -> strip(grid, row, columns, language)).toList(),
            columns.stream().map(Named::name).toList()));
  }

  private static Strip strip(Grid grid, Named row, List<Named> columns, Language language) {
    Map<Shade, StringBuilder> paths = new EnumMap<>(Shade.class);
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      grid.at(row.key(), columns.get(i).key())
          .map(Shade::of)
          .ifPresent(shade ->
              paths.computeIfAbsent(shade, _ -> new StringBuilder()).append(shade.path(column)));
    }
    Grid.Count sum = grid.sum(row.key());
    return new Strip(
        row.name(),
        language.say(
            "chart.said", Map.of("row", row.name(), "blocked", sum.blocked(), "all", sum.all())),
        paths.entrySet().stream()
            .map(e -> new Area(e.getKey().label(), e.getValue().toString()))
            .toList(),
        columns.stream()
            .map(column -> grid.at(row.key(), column.key()).map(Chart::field).orElse(""))
            .toList());
  }

  private static String field(Grid.Count count) {
    return count.blocked() + "/" + count.all();
  }
}
