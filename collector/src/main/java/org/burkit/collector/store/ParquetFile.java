package org.burkit.collector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes a small table as a file of Parquet, by a DuckDB of its own in memory, whichever store the
 * table comes from. Any thread may ask; one table is written at a time.
 */
public final class ParquetFile {
  private static final ReentrantLock ONE = new ReentrantLock();

  private ParquetFile() {}

  /**
   * The bytes of a file.
   *
   * @param rows a cell for each column: a long, a double, a text or null; those of one column are
   *     of one kind
   */
  public static byte[] of(List<String> columns, List<List<@Nullable Object>> rows)
      throws IOException {
    Path file = Files.createTempFile("burkit-", ".parquet");
    ONE.lock();
    try (Connection connection = DuckStore.connect("", DuckStore.alone())) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE rows (" + types(columns, rows) + ")");
      }
      fill(connection.unwrap(DuckDBConnection.class), rows);
      String copy =
          "COPY rows TO '"
              + file.toString().replace("'", "''")
              + "' (FORMAT parquet, COMPRESSION zstd)";
      try (PreparedStatement statement = connection.prepareStatement(copy)) {
        statement.execute();
      }
      return Files.readAllBytes(file);
    } catch (SQLException e) {
      throw new IOException("cannot write Parquet: " + e.getMessage(), e);
    } finally {
      ONE.unlock();
      Files.delete(file);
    }
  }

  private static String types(List<String> columns, List<List<@Nullable Object>> rows) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> '"' + columns.get(i) + "\" " + type(rows, i))
        .collect(Collectors.joining(", "));
  }

  private static String type(List<List<@Nullable Object>> rows, int column) {
    for (List<@Nullable Object> row : rows) {
      switch (row.get(column)) {
        case null -> {}
        case Long _ -> {
          return "BIGINT";
        }
        case Double _ -> {
          return "DOUBLE";
        }
        default -> {
          return "VARCHAR";
        }
      }
    }
    return "VARCHAR";
  }

  private static void fill(DuckDBConnection connection, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (var appender = connection.createAppender("rows")) {
      for (List<@Nullable Object> row : rows) {
        appender.beginRow();
        for (Object cell : row) {
          switch (cell) {
            case null -> appender.appendNull();
            case Long number -> appender.append(number.longValue());
            case Double number -> appender.append(number.doubleValue());
            default -> appender.append(cell.toString());
          }
        }
        appender.endRow();
      }
    }
  }
}
