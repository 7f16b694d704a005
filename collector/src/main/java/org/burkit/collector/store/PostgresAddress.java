package org.burkit.collector.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Where a PostgreSQL database is, and as whom it is entered. Its text has no password. */
public final class PostgresAddress {
  private static final int PATIENCE_MILLIS = 10_000;

  private final String url;
  private final Properties settings;
  private final String text;

  private PostgresAddress(String url, Properties settings, String text) {
    this.url = url;
    this.settings = settings;
    this.text = text;
  }

  /**
   * Reads {@code jdbc:postgresql://HOST:PORT/DATABASE}. User and password stand in the URL, or else
   * in {@code PGUSER} and {@code PGPASSWORD} of the environment, or else in the password file of
   * PostgreSQL's own programs.
   *
   * @throws IllegalArgumentException when it is something else; the message does not repeat it
   */
  public static PostgresAddress of(String url, Map<String, String> environment) {
    var settings = new Properties();
    PGProperty.CURRENT_SCHEMA.set(settings, PostgresSchema.NAME);
    PGProperty.APPLICATION_NAME.set(settings, "burkit");
    PGProperty.REWRITE_BATCHED_INSERTS.set(settings, true);
    PGProperty.TCP_KEEP_ALIVE.set(settings, true);
    PGProperty.CONNECT_TIMEOUT.set(settings, PATIENCE_MILLIS / 1_000);
    PGProperty.SOCKET_TIMEOUT.set(settings, 300);
    PGProperty.USER.set(settings, environment.get("PGUSER"));
    PGProperty.PASSWORD.set(settings, environment.get("PGPASSWORD"));
    Properties read = Driver.parseURL(url, settings);
    if (read == null) {
      throw new IllegalArgumentException("expected jdbc:postgresql://HOST:PORT/DATABASE");
    }
    String text =
        PGProperty.PG_HOST.getOrDefault(read)
            + ":"
            + PGProperty.PG_PORT.getOrDefault(read)
            + "/"
            + PGProperty.PG_DBNAME.getOrDefault(read);
    return new PostgresAddress(url, settings, text);
  }

  Connection connect() throws SQLException {
    return Objects.requireNonNull(new Driver().connect(url, settings));
  }

  /** Connections that only read; none is made before it is needed. */
  HikariDataSource pool(String name, int size) {
    HikariConfig config = config(name, size);
    config.setReadOnly(true);
    return new HikariDataSource(config);
  }

  /** Connections that write, each of which commits; none is made before it is needed. */
  HikariDataSource writers(String name, int size) {
    return new HikariDataSource(config(name, size));
  }

  private HikariConfig config(String name, int size) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setDataSourceProperties(settings);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(false); // else the driver would read all rows of a walk at once
    return config;
  }

  @Override
  public String toString() {
    return text;
  }
}
