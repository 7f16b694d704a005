package org.burkit.collector.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A store that nobody serves, opened for reading alone: nothing can be changed, and no file of the
 * machine but itself can be read through it. One thread.
 */
public final class Research implements Closeable {
  private final Connection connection;

  private Research(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the store in a file.
   *
   * @throws IOException where there is none, or a collector has it open
   */
  public static Research open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          "expected a store, there is none at "
              + file
              + "; 'collector rebuild' makes it from the journal");
    }
    var settings = DuckStore.settings();
    settings.setProperty("access_mode", "READ_ONLY");
    settings.setProperty("jdbc_stream_results", "true");
    return open(file, settings);
  }

  private static Research open(Path file, Properties settings) throws IOException {
    try {
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, settings);
      UnpackedLibrary.delete("libduckdb_java");
      return new Research(connection);
    } catch (SQLException e) {
      boolean inUse = String.valueOf(e.getMessage()).contains("lock");
      throw new IOException(
          inUse
              ? "a collector has the store in " + file + " open; stop it first, or ask its API"
              : "the store in "
                  + file
                  + " cannot be opened: "
                  + e.getMessage()
                  + "; 'collector rebuild' makes it anew from the journal",
          e);
    }
  }

  /** Takes what a question gives. */
  public interface Rows {
    void columns(List<String> names) throws IOException;

    /** Texts, numbers, truth values and nulls; times are texts in UTC, lists are texts. */
    void row(List<@Nullable Object> values) throws IOException;

    /** There are no more. */
    void end() throws IOException;
  }

  /** Measurements as people are given them, in the order of the journal. */
  public void measurements(MeasurementFilter filter, Rows rows) throws IOException {
    Where where = Where.of(filter);
    run(
        SqlSchema.DUCK.selectForPeople() + where.sql() + " ORDER BY judged.rowid",
        where.values(),
        rows);
  }

  /** The same into a file of Parquet. */
  public void parquet(MeasurementFilter filter, Path file) throws IOException {
    Where where = Where.of(filter);
    String target = file.toAbsolutePath().toString().replace("'", "''");
    String sql =
        "COPY ("
            + SqlSchema.DUCK.selectForPeople()
            + where.sql()
            + ") TO '"
            + target
            + "' (FORMAT parquet, COMPRESSION zstd)";
    try (PreparedStatement statement = prepare(sql, where.values())) {
      statement.execute();
    } catch (SQLException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Whatever a researcher asks. From now on the connection has no access to files.
   *
   * @throws Misunderstood with what the database says of the question
   */
  public void ask(String sql, Rows rows) throws IOException {
    try (PreparedStatement lock = prepare("SET enable_external_access = false", List.of())) {
      lock.execute();
    } catch (SQLException e) {
      throw new IOException("the store cannot be locked: " + e.getMessage(), e);
    }
    run(sql, List.of(), rows);
  }

  /** A question that the database cannot answer. */
  public static final class Misunderstood extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    Misunderstood(SQLException cause) {
      super(String.valueOf(cause.getMessage()).strip(), cause);
    }
  }

  private void run(String sql, List<Object> values, Rows rows) throws IOException {
    try (PreparedStatement statement = prepare(sql, values);
        ResultSet found = statement.executeQuery()) {
      ResultSetMetaData about = found.getMetaData();
      int width = about.getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        names.add(about.getColumnName(i));
      }
      rows.columns(names);
      while (found.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(value(found, i));
        }
        rows.row(row);
      }
      rows.end();
    } catch (SQLException e) {
      throw new Misunderstood(e);
    }
  }

  private static @Nullable Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      case Timestamp _ ->
          row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC).toString();
      default -> row.getString(column);
    };
  }

  private PreparedStatement prepare(String sql, List<Object> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the store does not close: " + e.getMessage(), e);
    }
  }
}
