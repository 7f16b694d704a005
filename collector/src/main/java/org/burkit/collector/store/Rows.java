package org.burkit.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.Standing;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/** The questions for measurements and ballots in SQL, and how their rows are read. Stateless. */
final class Rows {
  static final String SELECT_MEASUREMENTS =
      "SELECT id_high, id_low, start, received, input, domain, service, category, cc, asn, probe,"
          + " prefix, standing, outcome, detail, confidence, decisive, rules, functions,"
          + " segment, place, number FROM judged";

  private static final String SELECT_BALLOTS =
      "SELECT id_high, id_low, received, domain, cc, asn, service, probe, prefix, standing,"
          + " time, outcome, detail, confidence, decisive FROM judged"
          + " WHERE standing <> 'ELSEWHERE' AND domain <> ''";

  static final String SELECT_BALLOTS_OF_CELLS =
      SELECT_BALLOTS
          + " AND (domain, cc, asn) IN"
          + " (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::BIGINT[]))"
          + " ORDER BY domain, cc, asn";

  static final String SELECT_BALLOTS_OF_NETWORK =
      SELECT_BALLOTS + " AND cc = ? AND asn = ? AND time >= ?";

  /** Named as {@link Ballot#voter} names them. */
  static final String SELECT_FIRST_HEARD =
      "SELECT voter, min(time) FROM (SELECT time,"
          + " CASE prefix WHEN '' THEN 'probe ' || probe ELSE 'prefix ' || prefix END AS voter"
          + " FROM judged WHERE standing = 'FULL' AND domain <> '' AND cc = ? AND asn = ?) words"
          + " WHERE voter = ANY(?::VARCHAR[]) GROUP BY voter";

  private Rows() {}

  static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
  }

  static Instant time(long micros) {
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

  /** The first three bytes of an id: enough to tell nearly all of one site apart. */
  static int start(MeasurementId id) {
    return Integer.parseInt(id.hex(), 0, 6, 16);
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

  /** Reads a row of {@link SqlSchema#NAMED_NETWORKS}. */
  static Network network(ResultSet row) throws SQLException {
    return new Network(new CountryCode(row.getString(1)), new Asn(row.getLong(2)));
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
