package org.burkit.collector.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A grid of tests as drawn on a page, with the same as a table.
 *
 * @param rowName what the rows are
 * @param width of a strip, in its own units
 * @param strips one for each row
 * @param columns their names, for the table
 * @param isOverTime whether they follow each other in time
 */
public record Chart(
    String heading,
    String rowName,
    int width,
    List<Strip> strips,
    List<String> columns,
    boolean isOverTime) {
  /** Units of a bar that is divided. */
  private static final int WHOLE = 1000;

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

  /** The numbers of the columns in which something was tested, the latest first. */
  public List<Integer> told() {
    List<Integer> told =
        IntStream.range(0, columns.size())
            .filter(column -> strips.stream().anyMatch(s -> !s.fields.get(column).isEmpty()))
            .boxed()
            .toList();
    return isOverTime ? told.reversed() : told;
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
      boolean isOverTime,
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
            columns.stream().map(Named::name).toList(),
            isOverTime));
  }

  /** The same for a grid of one column: each row is a bar of which all tests have their share. */
  static Optional<Chart> shares(
      String heading,
      String rowName,
      Grid grid,
      List<Named> rows,
      Named column,
      Language language) {
    return of(heading, rowName, grid, rows, List.of(column), false, language)
        .map(chart ->
            new Chart(
                heading,
                rowName,
                WHOLE,
                IntStream.range(0, rows.size())
                    .mapToObj(i -> shares(chart.strips.get(i), grid.sum(rows.get(i).key())))
                    .toList(),
                chart.columns,
                chart.isOverTime));
  }

  private static Strip shares(Strip strip, Grid.Count sum) {
    int blocked = (int) Math.ceilDiv(sum.blocked() * WHOLE, sum.all());
    int opened = (int) Math.min(sum.opened() * WHOLE / sum.all(), WHOLE - blocked);
    int untold = WHOLE - blocked - opened;
    var areas =
        Stream.of(
                new Area(Shade.BLOCKED.label(), Shade.BLOCKED.bar(0, blocked)),
                new Area(Shade.WORKS.label(), Shade.WORKS.bar(blocked, opened)),
                new Area(Shade.UNTOLD.label(), Shade.UNTOLD.bar(blocked + opened, untold)))
            .filter(area -> !area.path().contains("h0v"))
            .toList();
    return new Strip(strip.name(), strip.said(), areas, strip.fields());
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
