package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Standing;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * The tables of the DuckDB store. There are no keys: the journal has no duplicates, and an index
 * would slow the appender down. Times are microseconds since 1970.
 */
final class DuckSchema {
  private static final String TABLES =
      """
      CREATE TABLE about (version VARCHAR);
      CREATE TABLE progress (segment BIGINT, place BIGINT);
      INSERT INTO progress VALUES (1, 0);
      CREATE TABLE measurements (
        id VARCHAR, start BIGINT, received BIGINT, input VARCHAR, domain VARCHAR, service VARCHAR,
        cc VARCHAR, asn BIGINT, probe VARCHAR, prefix VARCHAR, standing VARCHAR,
        outcome VARCHAR, detail VARCHAR,
        confidence DOUBLE, decisive BOOLEAN, rules VARCHAR, functions VARCHAR,
        segment BIGINT, place BIGINT, number INTEGER);
      CREATE TABLE incidents (
        id VARCHAR, subject VARCHAR, cc VARCHAR, open BOOLEAN, started BIGINT,
        domains VARCHAR[], asns BIGINT[], last_measured BIGINT, json VARCHAR);
      """;

  static final String SELECT_MEASUREMENTS =
      "SELECT id, start, received, input, domain, service, cc, asn, probe, prefix,"
          + " standing, outcome, detail,"
          + " confidence, decisive, rules, functions, segment, place, number FROM measurements";

  /** Rows are only ever appended, so the row id is their place in the order of the journal. */
  private static final String SELECT_BALLOTS =
      "SELECT id, measurements.rowid + 1, domain, cc, asn, service, probe, prefix, standing,"
          + " least(start, received) AS time, outcome, detail, confidence, decisive"
          + " FROM measurements";

  private static final String WITH_A_SAY = " WHERE standing <> 'ELSEWHERE' AND domain <> ''";

  static final String SELECT_BALLOTS_OF_CELLS =
      SELECT_BALLOTS
          + " SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS domain, unnest(?::VARCHAR[]) AS cc,"
          + " unnest(?::BIGINT[]) AS asn) USING (domain, cc, asn)"
          + WITH_A_SAY
          + " ORDER BY domain, cc, asn";

  static final String SELECT_BALLOTS_OF_NETWORK =
      SELECT_BALLOTS + WITH_A_SAY + " AND cc = ? AND asn = ? AND least(start, received) >= ?";

  private DuckSchema() {}

  static void create(String version, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
    String sql = "INSERT INTO about VALUES (?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, version);
      statement.execute();
    }
  }

  /** True where the database has our tables, made by this version. */
  static boolean isOf(String version, Connection connection) throws SQLException {
    String tables = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'about'";
    try (Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery(tables)) {
        if (!found.next() || found.getInt(1) == 0) {
          return false;
        }
      }
      try (ResultSet found = statement.executeQuery("SELECT version FROM about")) {
        return found.next() && version.equals(found.getString(1));
      }
    }
  }

  static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
  }

  private static Instant time(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  /** Reads a row of the ballots of cells or of a network. */
  static Ballot ballot(ResultSet row) throws SQLException {
    var cell =
        new Cell(row.getString(3), new CountryCode(row.getString(4)), new Asn(row.getLong(5)));
    return new Ballot(
        new MeasurementId(row.getString(1)),
        row.getLong(2),
        cell,
        row.getString(6),
        row.getString(7),
        row.getString(8),
        Standing.valueOf(row.getString(9)),
        time(row.getLong(10)),
        new OutcomeColumns(row.getString(11), row.getString(12)).toOutcome(),
        row.getDouble(13),
        row.getBoolean(14));
  }

  /** Reads a row of {@link #SELECT_MEASUREMENTS}. */
  static JudgedMeasurement measurement(ResultSet row) throws SQLException {
    String rules = row.getString(16);
    return new JudgedMeasurement(
        new MeasurementId(row.getString(1)),
        time(row.getLong(2)),
        time(row.getLong(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new CountryCode(row.getString(7)),
        new Asn(row.getLong(8)),
        row.getString(9),
        row.getString(10),
        Standing.valueOf(row.getString(11)),
        new OutcomeColumns(row.getString(12), row.getString(13)).toOutcome(),
        row.getDouble(14),
        row.getBoolean(15),
        rules.isEmpty() ? List.of() : List.of(rules.split(" ")),
        new FunctionsColumn(row.getString(17)).toFunctions(),
        new Address(new Position(row.getLong(18), row.getLong(19)), row.getInt(20)));
  }
}
