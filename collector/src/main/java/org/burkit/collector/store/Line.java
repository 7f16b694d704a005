package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection on loan for one question. One thread. */
interface Line extends AutoCloseable {
  Connection connection();

  /** A statement for the question; who lends the connection closes it. */
  PreparedStatement prepare(String sql) throws SQLException;

  /** The answer was read to its end: the connection is as good as it was. */
  void answered();

  /** Gives it back. */
  @Override
  void close() throws SQLException;

  /** One of a pool that closes what is left open, and keeps statements by itself. */
  static Line of(Connection pooled) {
    return new Line() {
      @Override
      public Connection connection() {
        return pooled;
      }

      @Override
      public PreparedStatement prepare(String sql) throws SQLException {
        return pooled.prepareStatement(sql);
      }

      @Override
      public void answered() {}

      @Override
      public void close() throws SQLException {
        pooled.close();
      }
    };
  }
}
