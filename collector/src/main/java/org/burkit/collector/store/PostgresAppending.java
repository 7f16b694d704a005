package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Inserts rows in batches. One thread. */
final class PostgresAppending implements SqlWriter.Appending {
  private static final String INSERT = "INSERT INTO judged VALUES (" + "?, ".repeat(22) + "?)";

  private final Connection connection;

  PostgresAppending(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void append(List<JudgedMeasurement> measurements) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (JudgedMeasurement measurement : measurements) {
        bind(measurement, statement);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(JudgedMeasurement m, PreparedStatement to) throws SQLException {
    OutcomeColumns outcome = OutcomeColumns.of(m.outcome());
    List<UUID> halves = Rows.halves(m.id());
    to.setObject(1, halves.getFirst());
    to.setObject(2, halves.getLast());
    to.setLong(3, Rows.micros(m.start()));
    to.setLong(4, Rows.micros(m.received()));
    to.setLong(5, Rows.micros(m.time()));
    to.setString(6, m.input());
    to.setString(7, m.domain());
    to.setString(8, m.service());
    to.setString(9, m.category());
    to.setString(10, m.cc().code());
    to.setLong(11, m.asn().number());
    to.setString(12, m.probe());
    to.setString(13, m.prefix());
    to.setString(14, m.standing().name());
    to.setString(15, outcome.outcome());
    to.setString(16, outcome.detail());
    to.setDouble(17, m.confidence());
    to.setBoolean(18, m.decisive());
    to.setString(19, String.join(" ", m.rules()));
    to.setString(20, FunctionsColumn.of(m.functions()).text());
    to.setLong(21, m.at().block().segment());
    to.setLong(22, m.at().block().offset());
    to.setInt(23, m.at().index());
  }
}
