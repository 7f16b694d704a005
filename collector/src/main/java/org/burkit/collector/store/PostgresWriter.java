package org.burkit.collector.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to PostgreSQL that writes. It holds a lock of the database for as long as it
 * lives: what another has begun to write is over before this one begins. Of no use after a failure.
 * One thread at a time.
 */
final class PostgresWriter {
  private static final Logger log = LoggerFactory.getLogger(PostgresWriter.class);

  /** The name of the lock among those of the database: "burkit" in ASCII. */
  private static final long LOCK = 0x6275726B6974L;

  /** The database finds out within two minutes that a collector is gone, and frees the lock. */
  private static final String SETTINGS =
      """
      SET tcp_keepalives_idle = 60;
      SET tcp_keepalives_interval = 15;
      SET tcp_keepalives_count = 4;
      """;

  private final Connection connection;
  private final SqlWriter rows;
  private String place;

  private PostgresWriter(Connection connection, String place) throws SQLException {
    this.connection = connection;
    this.place = place;
    this.rows = new SqlWriter(connection, new PostgresAppending(connection));
  }

  /** What is done to the tables once the lock is held; says in which schema it is written. */
  interface Preparing {
    String prepare(Connection connection) throws SQLException, IOException;
  }

  /**
   * @throws StoreInUse when another collector writes
   * @throws IOException when the tables are not ours
   */
  static PostgresWriter open(PostgresAddress address, Preparing tables)
      throws SQLException, IOException {
    Connection connection = address.connect();
    try {
      connection.setAutoCommit(false);
      expectUtf8(connection);
      lock(connection);
      String place = tables.prepare(connection);
      var writer = new PostgresWriter(connection, place);
      connection.commit();
      return writer;
    } catch (SQLException | IOException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private static void expectUtf8(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_encoding")) {
      if (!row.next() || !row.getString(1).equals("UTF8")) {
        throw new IOException(
            "expected a database in UTF8, got one in "
                + row.getString(1)
                + "; make one with createdb --encoding=UTF8 --template=template0");
      }
    }
  }

  private static void lock(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
      try (ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
        if (!row.next() || !row.getBoolean(1)) {
          throw StoreInUse.database();
        }
      }
    }
  }

  void write(Batch batch) throws SQLException {
    rows.write(batch);
  }

  /** The schema that is written into. */
  String place() {
    return place;
  }

  boolean isInPlace() {
    return place.equals(PostgresSchema.NAME);
  }

  /** What was written is what people ask from now on. */
  void takePlace() throws SQLException {
    PostgresSchema.takePlace(connection);
    connection.commit();
    place = PostgresSchema.NAME;
    log.info("the query store that was made anew is in its place");
  }

  /** In what is written, and in what is asked. */
  void nameBy(Naming naming) throws SQLException {
    SqlSchema.name(naming, connection);
    if (!isInPlace()) {
      PostgresSchema.use(PostgresSchema.NAME, connection);
      SqlSchema.name(naming, connection);
      PostgresSchema.use(place, connection);
    }
    connection.commit();
  }

  void close() {
    close(connection);
  }

  /** The lock goes with the connection, but sooner when it is given back. */
  private static void close(Connection connection) {
    try (connection) {
      connection.rollback();
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      log.debug("the connection was gone already", e);
    }
  }
}
