package org.burkit.collector.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What PostgreSQL has beside the tables of {@link SqlSchema}, all in one schema of the database:
 * which journal the rows are from, and indexes. One that is made anew lies in a schema beside it
 * until it takes its name.
 *
 * @param version what the store must have been made with
 * @param journal the journal's identity
 */
record PostgresSchema(String version, String journal) {
  static final String NAME = "burkit";

  /** Where a store is made anew while another is asked. */
  static final String BESIDE = "burkit_next";

  private static final String OLDER = "burkit_older";

  private static final Logger log = LoggerFactory.getLogger(PostgresSchema.class);

  private static final String INDEXES =
      """
      CREATE TABLE origin (journal VARCHAR);
      CREATE UNIQUE INDEX ON judged (segment, place, number);
      CREATE INDEX ON judged (id_high, id_low);
      CREATE INDEX ON judged (domain, cc, asn);
      CREATE INDEX ON judged (cc, asn, time);
      CREATE INDEX ON judged (domain, time);
      CREATE INDEX ON judged (service, time);
      CREATE UNIQUE INDEX ON topics (domain, service);
      CREATE INDEX ON topics (service);
      CREATE INDEX ON incidents (id);
      CREATE INDEX ON incidents (subject, cc);
      CREATE INDEX ON incidents USING gin (domains);
      CREATE INDEX ON incidents USING gin (asns);
      """;

  /**
   * Leaves what is there if it is of this version. What another edition of rules or lists has made
   * is left as well, to be asked while another store is made beside it; anything else is begun
   * anew.
   *
   * @param anew makes it anew beside it whoever made it
   * @return the schema to write into, which the connection uses from now on
   * @throws IOException when the rows are from another journal
   */
  String prepare(boolean anew, Connection connection) throws SQLException, IOException {
    drop(OLDER, connection);
    use(NAME, connection);
    Optional<String> there = SqlSchema.version(connection);
    if (there.filter(v -> SqlSchema.tables(v).equals(SqlSchema.tables(version))).isEmpty()) {
      log.info("the query store is missing or has other tables and is made from the journal");
      return create(connection);
    }
    if (there.get().equals(version) && !anew) {
      expectOurs(connection);
      drop(BESIDE, connection);
      return NAME;
    }
    log.info("the query store is made anew beside the one that is there, which answers until then");
    use(BESIDE, connection);
    if (!SqlSchema.isOf(version, connection) || !isOurs(connection)) {
      createBeside(connection);
    }
    return BESIDE;
  }

  /** Empty tables, whatever was there. */
  String create(Connection connection) throws SQLException {
    drop(BESIDE, connection);
    return create(NAME, connection);
  }

  /** Empty tables beside those that are there. */
  String createBeside(Connection connection) throws SQLException {
    return create(BESIDE, connection);
  }

  private String create(String schema, Connection connection) throws SQLException {
    drop(schema, connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
      use(schema, connection);
      SqlSchema.POSTGRES.create(version, connection);
      statement.execute(INDEXES);
    }
    String insert = "INSERT INTO origin VALUES (?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, journal);
      statement.execute();
    }
    return schema;
  }

  /** Who asks the older tables at that moment is not disturbed; they go with the next opening. */
  static void takePlace(Connection connection) throws SQLException {
    drop(OLDER, connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER SCHEMA " + NAME + " RENAME TO " + OLDER);
      statement.execute("ALTER SCHEMA " + BESIDE + " RENAME TO " + NAME);
    }
    use(NAME, connection);
  }

  private static void drop(String schema, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }
  }

  static void use(String schema, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO " + schema);
    }
  }

  /** Until the end of the transaction. */
  static void useForNow(String schema, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL search_path TO " + schema);
    }
  }

  private void expectOurs(Connection connection) throws SQLException, IOException {
    if (!isOurs(connection)) {
      throw new IOException(
          "the database has what another collector made of another journal; name another"
              + " database, or make it anew from this journal with collector rebuild");
    }
  }

  private boolean isOurs(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet origin = statement.executeQuery("SELECT journal FROM origin")) {
      return origin.next() && journal.equals(origin.getString(1));
    }
  }
}
