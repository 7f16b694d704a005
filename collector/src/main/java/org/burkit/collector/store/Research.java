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
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.burkit.analysis.incident.Network;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;

/**
 * A store opened for reading alone: one in a file that nobody serves, or one in a database, as it
 * is at that moment. Through one in a file nothing can be changed, and no file of the machine but
 * itself be read. One thread.
 */
public final class Research implements Closeable {
  private static final int ROWS_AT_ONCE = 2_000;
  private static final Set<SqlCommandType> ONLY_READ =
      Set.of(SqlCommandType.SELECT, SqlCommandType.WITH);

  private final Connection connection;
  private final SqlSchema schema;

  /** The order of the journal. */
  private final String order;

  private Research(Connection connection, SqlSchema schema, String order) {
    this.connection = connection;
    this.schema = schema;
    this.order = order;
  }

  /**
   * Opens the store in a database; collectors may go on writing meanwhile.
   *
   * @throws IOException where there is none
   */
  public static Research open(PostgresAddress address) throws IOException {
    try {
      Connection connection = address.connect();
      connection.setReadOnly(true);
      connection.setAutoCommit(false); // else the driver would read all rows at once
      if (SqlSchema.version(connection).isEmpty()) {
        connection.close();
        throw new IOException(
            "expected a store, there is none in the database at "
                + address
                + "; a collector makes it when it first starts with --postgres");
      }
      return new Research(connection, SqlSchema.POSTGRES, "segment, place, number");
    } catch (SQLException e) {
      throw new IOException(
          "cannot use the database at " + address + " (" + e.getMessage() + ")", e);
    }
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
              + "; 'collector rebuild' makes it from the journal, and one in PostgreSQL is read with"
              + " --postgres");
    }
    var settings = DuckStore.alone();
    settings.setProperty("access_mode", "READ_ONLY");
    settings.setProperty("jdbc_stream_results", "true");
    return open(file, settings);
  }

  private static Research open(Path file, Properties settings) throws IOException {
    try {
      Connection connection = DuckStore.connect(file.toString(), settings);
      return new Research(connection, SqlSchema.DUCK, "judged.rowid");
    } catch (SQLException e) {
      boolean inUse = DuckStore.isLocked(e);
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
    Where where = where(filter);
    run(schema.selectForPeople() + where.sql() + " ORDER BY " + order, where.values(), rows);
  }

  /** The same into a file of Parquet, from a store in a file. */
  public void parquet(MeasurementFilter filter, Path file) throws IOException {
    Where where = where(filter);
    String target = file.toAbsolutePath().toString().replace("'", "''");
    String sql =
        "COPY ("
            + schema.selectForPeople()
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

  private Where where(MeasurementFilter filter) throws IOException {
    Set<Network> named = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SqlSchema.NAMED_NETWORKS)) {
      while (row.next()) {
        named.add(org.burkit.collector.store.Rows.network(row));
      }
    } catch (SQLException e) {
      throw new IOException("cannot read which networks are named: " + e.getMessage(), e);
    }
    return Where.of(filter, () -> named);
  }

  /**
   * Whatever a researcher asks. From now on a connection to a store in a file has no access to
   * other files; one to a database reads within one transaction that may only read.
   *
   * @throws Misunderstood with what the database says of the question
   */
  public void ask(String sql, Rows rows) throws IOException {
    if (schema.equals(SqlSchema.DUCK)) {
      lock();
    } else {
      expectOneQuery(sql);
    }
    run(sql, List.of(), rows);
  }

  private void lock() throws IOException {
    try (PreparedStatement lock = prepare("SET enable_external_access = false", List.of())) {
      lock.execute();
    } catch (SQLException e) {
      throw new IOException("the store cannot be locked: " + e.getMessage(), e);
    }
  }

  /** A second statement could end the transaction, and begin one that writes. */
  private static void expectOneQuery(String sql) throws Misunderstood {
    try {
      List<NativeQuery> statements = Parser.parseJdbcSql(sql, true, false, true, false, false);
      boolean isQuery =
          statements.size() == 1 && ONLY_READ.contains(statements.getFirst().command.getType());
      if (!isQuery) {
        throw new Misunderstood("expected one SELECT, got something else");
      }
    } catch (SQLException e) {
      throw new Misunderstood(e);
    }
  }

  /** A question that the database cannot answer. */
  public static final class Misunderstood extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    Misunderstood(SQLException cause) {
      super(String.valueOf(cause.getMessage()).strip(), cause);
    }

    Misunderstood(String message) {
      super(message);
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

  private @Nullable Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      case Timestamp _ -> time(row, column).toString();
      default -> row.getString(column);
    };
  }

  /** DuckDB's have no zone and mean UTC; PostgreSQL's have one. */
  private Instant time(ResultSet row, int column) throws SQLException {
    return schema.equals(SqlSchema.DUCK)
        ? row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC)
        : row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private PreparedStatement prepare(String sql, List<Object> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(ROWS_AT_ONCE);
    Values.bind(values, statement, connection);
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
