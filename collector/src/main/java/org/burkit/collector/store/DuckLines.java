package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one DuckDB, each with the statements that it was last asked by: DuckDB takes as
 * long to read and plan the question of a page as to answer it. A plan that is kept sees all that
 * was committed since. Whoever asks never waits. Any thread.
 */
final class DuckLines {
  /** So many are kept when nobody asks. */
  private static final int MOST_IDLE = 8;

  private static final int MOST_STATEMENTS = 128;

  private final DuckDBConnection origin;
  private final Deque<KeptLine> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param origin is closed by whoever opened it
   */
  DuckLines(DuckDBConnection origin) {
    this.origin = origin;
  }

  Line take() throws SQLException {
    KeptLine kept = last();
    if (kept != null) {
      return kept;
    }
    Connection fresh = origin.duplicate();
    fresh.setAutoCommit(true); // the writer's is off: it would see for ever what it saw first
    return new KeptLine(fresh);
  }

  private synchronized @Nullable KeptLine last() {
    return idle.pollLast();
  }

  private synchronized boolean keep(KeptLine line) {
    boolean room = !closed && idle.size() < MOST_IDLE;
    if (room) {
      idle.addLast(line);
    }
    return room;
  }

  /** Those that are still out are closed when they come back. */
  void close() throws SQLException {
    for (KeptLine line : allIdle()) {
      line.connection.close();
    }
  }

  private synchronized Iterable<KeptLine> allIdle() {
    closed = true;
    var all = new ArrayDeque<>(idle);
    idle.clear();
    return all;
  }

  /** One thread at a time. */
  private final class KeptLine implements Line {
    private final Connection connection;

    /** Those used last are last. */
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    private boolean good;

    KeptLine(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public PreparedStatement prepare(String sql) throws SQLException {
      good = false;
      PreparedStatement kept = statements.get(sql);
      if (kept == null) {
        kept = connection.prepareStatement(sql);
        statements.put(sql, kept);
        closeEldest();
      }
      return kept;
    }

    private void closeEldest() throws SQLException {
      if (statements.size() > MOST_STATEMENTS) {
        var eldest = statements.entrySet().iterator();
        PreparedStatement unused = eldest.next().getValue();
        eldest.remove();
        unused.close();
      }
    }

    @Override
    public void answered() {
      good = true;
    }

    @Override
    public void close() throws SQLException {
      if (!good || !keep(this)) {
        connection.close();
      }
    }
  }
}
