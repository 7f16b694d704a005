package org.burkit.collector.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this process, with a new database for each that asks. */
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new AssertionError("PostgreSQL does not start", e);
    }
  }

  /** An empty database; as its superuser. */
  public static PostgresAddress database() throws SQLException {
    return database("");
  }

  /** Names of all schemas of a database. */
  public static List<String> schemas(PostgresAddress database) throws SQLException {
    var names = new ArrayList<String>();
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT nspname FROM pg_namespace")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  static PostgresAddress database(String options) throws SQLException {
    String name = "test" + DATABASES.incrementAndGet();
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " " + options);
    }
    String url = "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
    return PostgresAddress.of(url, Map.of("PGUSER", "postgres"));
  }
}
