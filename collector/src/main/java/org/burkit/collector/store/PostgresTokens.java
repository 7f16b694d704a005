package org.burkit.collector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.burkit.collector.token.KeyPlace;
import org.burkit.collector.token.MonthKeys;
import org.burkit.collector.token.SpentTokens;

/**
 * The keys for tokens that several collectors share, and what of them is spent, in a schema of its
 * own beside their store: a copy of the store can leave it out. Any thread may call it.
 */
public final class PostgresTokens implements KeyPlace, SpentTokens {
  private static final String PREPARE =
      """
      CREATE SCHEMA IF NOT EXISTS burkit_tokens;
      CREATE TABLE IF NOT EXISTS burkit_tokens.keys (month TEXT PRIMARY KEY, secret TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS burkit_tokens.spent
        (month TEXT NOT NULL, mark BYTEA NOT NULL, PRIMARY KEY (month, mark));
      """;

  /** "toke" in ASCII: several collectors may begin at once. */
  private static final long LOCK = 0x746F6B65L;

  private static final int CONNECTIONS = 4;

  private final PostgresAddress address;
  private final HikariDataSource pool;

  /** Nothing is asked of the database before it is needed. */
  public PostgresTokens(PostgresAddress address) {
    this.address = address;
    this.pool = address.writers("burkit-tokens", CONNECTIONS);
  }

  @Override
  public Map<YearMonth, MonthKeys> at(YearMonth month) throws IOException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      statement.execute(PREPARE);
      Map<YearMonth, MonthKeys> there = read(statement);
      Map<YearMonth, MonthKeys> keys = new TreeMap<>(there);
      KeyPlace.bring(keys, month);
      if (!keys.keySet().equals(there.keySet())) {
        replace(connection, statement, keys);
      }
      connection.commit();
      return keys;
    } catch (SQLException e) {
      throw trouble("the keys for tokens cannot be had from ", e);
    }
  }

  private static Map<YearMonth, MonthKeys> read(Statement statement) throws SQLException {
    Map<YearMonth, MonthKeys> keys = new TreeMap<>();
    try (ResultSet row = statement.executeQuery("SELECT month, secret FROM burkit_tokens.keys")) {
      while (row.next()) {
        keys.put(
            YearMonth.parse(row.getString(1)),
            MonthKeys.parse(row.getString(2))
                .orElseThrow(() -> new SQLException("burkit_tokens.keys has what is no key")));
      }
    }
    return keys;
  }

  private static void replace(
      Connection connection, Statement statement, Map<YearMonth, MonthKeys> keys)
      throws SQLException {
    statement.execute("TRUNCATE burkit_tokens.keys");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO burkit_tokens.keys VALUES (?, ?)")) {
      for (Map.Entry<YearMonth, MonthKeys> entry : keys.entrySet()) {
        insert.setString(1, entry.getKey().toString());
        insert.setString(2, entry.getValue().secretText());
        insert.execute();
      }
    }
  }

  @Override
  public boolean spend(YearMonth month, byte[] mark) throws IOException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO burkit_tokens.spent VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, month.toString());
      insert.setBytes(2, mark);
      boolean first = insert.executeUpdate() == 1;
      connection.commit();
      return first;
    } catch (SQLException e) {
      throw trouble("a token cannot be spent at ", e);
    }
  }

  @Override
  public void forgetBefore(YearMonth month) throws IOException {
    try (Connection connection = pool.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM burkit_tokens.spent WHERE month < ?")) {
      delete.setString(1, month.toString());
      delete.execute();
      connection.commit();
    } catch (SQLException e) {
      throw trouble("spent tokens cannot be forgotten at ", e);
    }
  }

  private IOException trouble(String what, SQLException e) {
    return new IOException(what + address + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    pool.close();
  }
}
