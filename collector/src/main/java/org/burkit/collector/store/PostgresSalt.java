package org.burkit.collector.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.burkit.collector.vantage.Salt;
import org.burkit.collector.vantage.SaltPlace;

/**
 * The salt that several collectors share, in a schema of its own beside their store: a copy of the
 * store can leave it out. Any thread may call it.
 */
public record PostgresSalt(PostgresAddress address) implements SaltPlace {
  private static final String PREPARE =
      """
      CREATE SCHEMA IF NOT EXISTS burkit_salt;
      CREATE TABLE IF NOT EXISTS burkit_salt.salt (made BIGINT NOT NULL, secret BYTEA NOT NULL);
      """;

  /** "salt" in ASCII: several collectors may begin at once. */
  private static final long LOCK = 0x73616C74L;

  @Override
  public Salt at(Instant now) throws IOException {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute(PREPARE);
      Optional<Salt> found = read(statement).filter(salt -> !salt.isStale(now));
      Salt salt = found.isPresent() ? found.get() : renew(connection, now);
      connection.commit();
      return salt;
    } catch (SQLException e) {
      throw new IOException(
          "the salt of prefix keys cannot be had from " + address + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Salt> read(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT made, secret FROM burkit_salt.salt")) {
      return row.next()
          ? Optional.of(Salt.of(Rows.time(row.getLong(1)), row.getBytes(2)))
          : Optional.empty();
    }
  }

  private static Salt renew(Connection connection, Instant now) throws SQLException {
    Salt fresh = Salt.fresh(now);
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO burkit_salt.salt VALUES (?, ?)")) {
      statement.execute("TRUNCATE burkit_salt.salt");
      insert.setLong(1, Rows.micros(fresh.made()));
      insert.setBytes(2, fresh.bytes());
      insert.execute();
    }
    return fresh;
  }
}
