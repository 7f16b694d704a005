package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Standing;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * The tables of the DuckDB store, and the view for people. There are no keys: the journal has no
 * duplicates, and an index would slow the appender down. An id is two UUIDs, since that is half of
 * what its letters take. Times are microseconds since 1970; the view has them as timestamps in UTC,
 * and neither pseudonyms nor the keys of prefixes, nor the numbers of small networks.
 */
final class DuckSchema {
  private static final String TABLES =
      """
      CREATE TABLE about (version VARCHAR);
      CREATE TABLE progress (segment BIGINT, place BIGINT);
      INSERT INTO progress VALUES (1, 0);
      CREATE TABLE judged (
        id_high UUID, id_low UUID, start BIGINT, received BIGINT, time BIGINT,
        input VARCHAR, domain VARCHAR, service VARCHAR, category VARCHAR,
        cc VARCHAR, asn BIGINT, probe VARCHAR, prefix VARCHAR, standing VARCHAR,
        outcome VARCHAR, detail VARCHAR,
        confidence DOUBLE, decisive BOOLEAN, rules VARCHAR, functions VARCHAR,
        segment BIGINT, place BIGINT, number INTEGER);
      CREATE TABLE voters (cc VARCHAR, asn BIGINT, voter VARCHAR);
      CREATE TABLE incidents (
        id VARCHAR, subject VARCHAR, cc VARCHAR, open BOOLEAN, started BIGINT,
        domains VARCHAR[], asns BIGINT[], last_measured BIGINT, json VARCHAR);
      """;

  /** The networks that have enough voters to be named. */
  static final String LARGE_NETWORKS =
      "SELECT cc, asn FROM voters GROUP BY cc, asn HAVING count(*) >= " + Store.FEWEST_VOTERS;

  /** What people are given of all measurements, before any condition. */
  static final String SELECT_FOR_PEOPLE =
      """
      SELECT replace(id_high::VARCHAR || id_low::VARCHAR, '-', '') AS id,
        make_timestamp(judged.time) AS time, input, domain, service, category, cc,
        CASE WHEN large.asn IS NULL THEN NULL ELSE 'AS' || judged.asn END AS asn,
        outcome, CASE outcome WHEN 'blocked' THEN detail END AS mechanism,
        CASE outcome WHEN 'inconclusive' THEN detail END AS reason,
        confidence, rules, functions, lower(standing) AS standing
      FROM judged LEFT JOIN (%s) large USING (cc, asn)
      """
          .formatted(LARGE_NETWORKS);

  static final String SELECT_MEASUREMENTS =
      "SELECT id_high, id_low, start, received, input, domain, service, category, cc, asn, probe,"
          + " prefix, standing, outcome, detail, confidence, decisive, rules, functions,"
          + " segment, place, number FROM judged";

  /** Rows are only ever appended, so the row id is their place in the order of the journal. */
  private static final String SELECT_BALLOTS =
      "SELECT id_high, id_low, judged.rowid + 1, domain, cc, asn, service, probe, prefix, standing,"
          + " time, outcome, detail, confidence, decisive FROM judged";

  private static final String WITH_A_SAY = " WHERE standing <> 'ELSEWHERE' AND domain <> ''";

  static final String SELECT_BALLOTS_OF_CELLS =
      SELECT_BALLOTS
          + " SEMI JOIN (SELECT unnest(?::VARCHAR[]) AS domain, unnest(?::VARCHAR[]) AS cc,"
          + " unnest(?::BIGINT[]) AS asn) USING (domain, cc, asn)"
          + WITH_A_SAY
          + " ORDER BY domain, cc, asn";

  static final String SELECT_BALLOTS_OF_NETWORK =
      SELECT_BALLOTS + WITH_A_SAY + " AND cc = ? AND asn = ? AND time >= ?";

  private DuckSchema() {}

  static void create(String version, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      statement.execute("CREATE VIEW measurements AS " + SELECT_FOR_PEOPLE);
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

  /** The halves of an id, in the order of the columns. */
  static List<UUID> halves(MeasurementId id) {
    return List.of(half(id.hex(), 0), half(id.hex(), 32));
  }

  private static UUID half(String hex, int from) {
    return new UUID(
        Long.parseUnsignedLong(hex, from, from + 16, 16),
        Long.parseUnsignedLong(hex, from + 16, from + 32, 16));
  }

  /** The id in the first two columns. */
  static MeasurementId id(ResultSet row) throws SQLException {
    HexFormat hex = HexFormat.of();
    var text = new StringBuilder(64);
    for (int column = 1; column <= 2; column++) {
      UUID half = row.getObject(column, UUID.class);
      text.append(hex.toHexDigits(half.getMostSignificantBits()));
      text.append(hex.toHexDigits(half.getLeastSignificantBits()));
    }
    return new MeasurementId(text.toString());
  }

  /** Reads a row of the ballots of cells or of a network. */
  static Ballot ballot(ResultSet row) throws SQLException {
    var cell =
        new Cell(row.getString(4), new CountryCode(row.getString(5)), new Asn(row.getLong(6)));
    return new Ballot(
        id(row),
        row.getLong(3),
        cell,
        row.getString(7),
        row.getString(8),
        row.getString(9),
        Standing.valueOf(row.getString(10)),
        time(row.getLong(11)),
        new OutcomeColumns(row.getString(12), row.getString(13)).toOutcome(),
        row.getDouble(14),
        row.getBoolean(15));
  }

  /** Reads a row of {@link #SELECT_MEASUREMENTS}. */
  static JudgedMeasurement measurement(ResultSet row) throws SQLException {
    String rules = row.getString(18);
    return new JudgedMeasurement(
        id(row),
        time(row.getLong(3)),
        time(row.getLong(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        new CountryCode(row.getString(9)),
        new Asn(row.getLong(10)),
        row.getString(11),
        row.getString(12),
        Standing.valueOf(row.getString(13)),
        new OutcomeColumns(row.getString(14), row.getString(15)).toOutcome(),
        row.getDouble(16),
        row.getBoolean(17),
        rules.isEmpty() ? List.of() : List.of(rules.split(" ")),
        new FunctionsColumn(row.getString(19)).toFunctions(),
        new Address(new Position(row.getLong(20), row.getLong(21)), row.getInt(22)));
  }
}
