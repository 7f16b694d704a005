package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a store in SQL, and the view for people. An id is two UUIDs, since that is half of
 * what its letters take. Times are microseconds since 1970; the view has them as timestamps of
 * whole hours, and neither pseudonyms nor the keys of prefixes, nor the networks that are not
 * named. An incident has the ids of its measurements beside its JSON, so that a list of many reads
 * none of them; it was written by the commit that went up to {@code segment} and {@code place}, and
 * {@code changed} when it began or, later, ended. How the functions of its service fared is kept
 * with it ({@link LastFunctions}). {@link Topics}, {@link Days} and the shelves are made of the
 * measurements with every commit.
 *
 * @param text the type of texts, which are ordered by their code points
 * @param timestamp the expression that makes a timestamp of the hour of {@code judged.time}
 * @param shelves the tables of a {@link Shelf}, where the database has no use of indexes
 */
record SqlSchema(String text, String timestamp, List<String> shelves) {
  static final SqlSchema DUCK =
      new SqlSchema(
          "VARCHAR", "make_timestamp(judged.time - judged.time % 3600000000)", Shelf.tables());
  static final SqlSchema POSTGRES =
      new SqlSchema(
          "VARCHAR COLLATE \"C\"",
          "to_timestamp((judged.time - judged.time % 3600000000) / 1000000)",
          List.of());

  private static final String TABLES =
      """
      CREATE TABLE about (version VARCHAR);
      CREATE TABLE progress (segment BIGINT, place BIGINT, measurements BIGINT);
      INSERT INTO progress VALUES (1, 0, 0);
      CREATE TABLE judged (
        id_high UUID, id_low UUID, start BIGINT, received BIGINT, time BIGINT,
        input TEXT, domain TEXT, service TEXT, category TEXT,
        cc TEXT, asn BIGINT, probe TEXT, prefix TEXT, standing TEXT,
        outcome TEXT, detail TEXT,
        confidence DOUBLE PRECISION, decisive BOOLEAN, rules TEXT, functions TEXT,
        segment BIGINT, place BIGINT, number INTEGER);
      CREATE TABLE topics (domain TEXT, service TEXT);
      CREATE TABLE days (
        day BIGINT, cc TEXT, asn BIGINT, service TEXT, category TEXT,
        measurements BIGINT, accessible BIGINT, blocked BIGINT, down BIGINT, server_side BIGINT,
        inconclusive BIGINT, PRIMARY KEY (day, cc, asn, service, category));
      CREATE TABLE voters (cc TEXT, asn BIGINT, voter TEXT);
      CREATE TABLE naming (asn BIGINT, fewest INTEGER);
      CREATE TABLE named_by (edition BIGINT);
      INSERT INTO named_by VALUES (0);
      CREATE TABLE incidents (
        id TEXT, subject TEXT, cc TEXT, kind TEXT, open BOOLEAN, started BIGINT, changed BIGINT,
        last_measured BIGINT, domains VARCHAR[], asns BIGINT[], segment BIGINT, place BIGINT,
        json TEXT, evidence BYTEA, counter_evidence BYTEA, of_end BYTEA,
        functions TEXT, functions_of TEXT);
      CREATE TABLE acts (
        incident TEXT, kind TEXT, json TEXT, segment BIGINT, place BIGINT, number INTEGER);
      """;

  /** The networks that have enough voters to be named. */
  static final String NAMED_NETWORKS =
      "SELECT cc, asn FROM voters LEFT JOIN naming USING (asn) GROUP BY cc, asn"
          + " HAVING count(DISTINCT voter) >= coalesce(max(fewest), "
          + Naming.FEWEST_IN_SMALL
          + ")";

  private static final String SELECT_FOR_PEOPLE =
      """
      SELECT replace(id_high::VARCHAR || id_low::VARCHAR, '-', '') AS id,
        TIMESTAMP AS time, input, domain, service, category, cc,
        CASE WHEN named.asn IS NULL THEN NULL ELSE 'AS' || judged.asn END AS asn,
        outcome, CASE outcome WHEN 'blocked' THEN detail END AS mechanism,
        CASE outcome WHEN 'inconclusive' THEN detail END AS reason,
        confidence, rules, functions, lower(standing) AS standing
      FROM judged LEFT JOIN (NAMED_NETWORKS) named USING (cc, asn)
      """;

  /** The question for what people are given of all measurements, before any condition. */
  String selectForPeople() {
    return SELECT_FOR_PEOPLE
        .replace("TIMESTAMP", timestamp)
        .replace("NAMED_NETWORKS", NAMED_NETWORKS);
  }

  /** Makes all, in the schema that the connection names. */
  void create(String version, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES.replace("TEXT", text));
      for (String shelf : shelves) {
        statement.execute(
            "CREATE TABLE " + shelf + " (" + Shelf.COLUMNS.replace("TEXT", text) + ")");
      }
      statement.execute("CREATE VIEW measurements AS " + selectForPeople());
    }
    String sql = "INSERT INTO about VALUES (?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, version);
      statement.execute();
    }
  }

  /** Replaces what networks are named by, in the transaction under way. */
  static void name(Naming naming, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM naming");
      statement.execute("UPDATE named_by SET edition = edition + 1");
    }
    String sql = "INSERT INTO naming VALUES (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (var network : naming.fewest().entrySet()) {
        statement.setLong(1, network.getKey().number());
        statement.setInt(2, network.getValue());
        statement.execute();
      }
    }
  }

  /** The first word of a version says what the tables are like. */
  static String tables(String version) {
    return version.split(" ", 2)[0];
  }

  /** True where there are our tables, made by this version. */
  static boolean isOf(String version, Connection connection) throws SQLException {
    return version(connection).filter(version::equals).isPresent();
  }

  /** True where there are as many measurements as were ever written. */
  static boolean isWhole(Connection connection) throws SQLException {
    String sql = "SELECT (SELECT count(*) FROM judged) = (SELECT sum(measurements) FROM progress)";
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return found.next() && found.getBoolean(1);
    }
  }

  /** What made our tables; empty where there are none. */
  static Optional<String> version(Connection connection) throws SQLException {
    String tables =
        "SELECT count(*) FROM information_schema.tables"
            + " WHERE table_schema = current_schema() AND table_name = 'about'";
    try (Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery(tables)) {
        if (!found.next() || found.getInt(1) == 0) {
          return Optional.empty();
        }
      }
      try (ResultSet found = statement.executeQuery("SELECT version FROM about")) {
        return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
      }
    }
  }
}
