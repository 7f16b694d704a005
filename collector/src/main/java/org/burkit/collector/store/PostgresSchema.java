package org.burkit.collector.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What PostgreSQL has beside the tables of {@link SqlSchema}, all in one schema of the database:
 * which journal the rows are from, and indexes.
 *
 * @param version what the store must have been made with
 * @param journal the journal's identity
 */
record PostgresSchema(String version, String journal) {
  static final String NAME = "burkit";

  private static final Logger log = LoggerFactory.getLogger(PostgresSchema.class);

  private static final String BEGIN_ANEW =
      """
      CREATE SCHEMA IF NOT EXISTS burkit;
      DROP TABLE IF EXISTS about, progress, judged, voters, naming, incidents, acts, origin CASCADE;
      """;

  private static final String BESIDE =
      """
      CREATE TABLE origin (journal VARCHAR);
      CREATE UNIQUE INDEX ON judged (segment, place, number);
      CREATE INDEX ON judged (id_high, id_low);
      CREATE INDEX ON judged (domain, cc, asn);
      CREATE INDEX ON judged (cc, asn, time);
      CREATE INDEX ON incidents (id);
      CREATE INDEX ON incidents (subject, cc);
      CREATE INDEX ON incidents USING gin (domains);
      CREATE INDEX ON incidents USING gin (asns);
      """;

  /**
   * Leaves what is there if it is of this version, and else begins anew.
   *
   * @throws IOException when the rows are from another journal
   */
  void prepare(Connection connection) throws SQLException, IOException {
    if (SqlSchema.isOf(version, connection)) {
      expectOurs(connection);
    } else {
      log.info("the query store is missing or of another version and is made from the journal");
      create(connection);
    }
  }

  /** Empty tables, whatever was there. */
  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(BEGIN_ANEW);
      SqlSchema.POSTGRES.create(version, connection);
      statement.execute(BESIDE);
    }
    String insert = "INSERT INTO origin VALUES (?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, journal);
      statement.execute();
    }
  }

  private void expectOurs(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet origin = statement.executeQuery("SELECT journal FROM origin")) {
      if (!origin.next() || !journal.equals(origin.getString(1))) {
        throw new IOException(
            "the database has what another collector made of another journal; name another"
                + " database, or make it anew from this journal with collector rebuild");
      }
    }
  }
}
