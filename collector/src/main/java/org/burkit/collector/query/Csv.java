package org.burkit.collector.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Lists of objects as CSV (RFC 4180), with a header. Stateless. */
public final class Csv {
  /** Writes lists of texts. */
  public static final ObjectWriter ROWS =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build()
          .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

  private Csv() {}

  /**
   * One row for each object; its members are the columns, lists and objects are words with spaces
   * between.
   *
   * @param columns in their order
   */
  static String of(List<String> columns, JsonNode objects) {
    var text = new StringWriter();
    try (SequenceWriter rows = ROWS.writeValues(text)) {
      rows.write(columns);
      for (JsonNode object : objects) {
        rows.write(columns.stream().map(c -> safe(words(object.path(c)))).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be written", e);
    }
    return text.toString();
  }

  /**
   * A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in
   * front.
   */
  public static String safe(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** The value of a cell. */
  static String words(JsonNode value) {
    if (value.isObject()) {
      List<String> pairs = new ArrayList<>();
      value.properties().forEach(e -> pairs.add(e.getKey() + "=" + words(e.getValue())));
      return String.join(" ", pairs);
    }
    if (value.isArray()) {
      return String.join(
          " ", StreamSupport.stream(value.spliterator(), false).map(Csv::words).toList());
    }
    return value.isNull() || value.isMissingNode() ? "" : value.asText();
  }
}
