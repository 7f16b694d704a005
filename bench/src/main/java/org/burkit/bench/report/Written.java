package org.burkit.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report in the forms in which it leaves the program. */
public record Written(String bench, Report report, Edition edition) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** File names to contents: the report and its pictures. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(bench + ".md", markdown());
    report.charts().forEach(chart -> files.put(chart.file() + ".svg", SvgChart.draw(chart)));
    return files;
  }

  public String markdown() {
    StringBuilder text = new StringBuilder("# " + report.title() + "\n\n");
    text.append(
        "`./burkit bench %s --seed %d`, version %s.\n\n"
            .formatted(bench, edition.seed(), edition.version()));
    report.words().forEach(paragraph -> text.append(paragraph).append("\n\n"));
    if (!report.bounds().isEmpty()) {
      text.append(
          lines(
              "Bounds",
              List.of("promise", "limit", "found", "kept"),
              report.bounds().stream().map(Written::fields).toList()));
    }
    report
        .tables()
        .forEach(table ->
            text.append(
                lines(
                    table.name(),
                    table.columns(),
                    table.rows().stream()
                        .map(row -> row.stream().map(Value::shown).toList())
                        .toList())));
    report
        .charts()
        .forEach(chart -> text.append("![%s](%s.svg)\n\n".formatted(chart.title(), chart.file())));
    return text.toString();
  }

  private static List<String> fields(Bound bound) {
    return List.of(bound.promise(), bound.limit(), bound.found(), bound.met() ? "yes" : "**no**");
  }

  private static String lines(String name, List<String> columns, List<List<String>> rows) {
    return "## "
        + name
        + "\n\n"
        + line(columns)
        + "|---".repeat(columns.size())
        + "|\n"
        + rows.stream().map(Written::line).collect(Collectors.joining())
        + "\n";
  }

  private static String line(List<String> fields) {
    return "| " + String.join(" | ", fields) + " |\n";
  }

  /** One object for each bound and each row. */
  public String jsonLines() {
    StringBuilder lines = new StringBuilder();
    for (Bound bound : report.bounds()) {
      ObjectNode node = head();
      node.put("promise", bound.promise()).put("limit", bound.limit());
      node.put("found", bound.found()).put("kept", bound.met());
      lines.append(node).append('\n');
    }
    report
        .tables()
        .forEach(table -> table.rows().forEach(row -> lines.append(row(table, row)).append('\n')));
    return lines.toString();
  }

  private ObjectNode row(Table table, List<Value> row) {
    ObjectNode node = head().put("table", table.name());
    for (int i = 0; i < row.size(); i++) {
      String column = table.columns().get(i);
      switch (row.get(i)) {
        case Value.Text(String text) -> node.put(column, text);
        case Value.Count(long count) -> node.put(column, count);
        case Value.Figure(double figure) -> node.put(column, figure);
        case Value.Range(double low, double high) -> node.putArray(column).add(low).add(high);
      }
    }
    return node;
  }

  private ObjectNode head() {
    return JSON.createObjectNode()
        .put("bench", bench)
        .put("seed", edition.seed())
        .put("version", edition.version());
  }
}
