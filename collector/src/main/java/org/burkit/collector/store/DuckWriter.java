package org.burkit.collector.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Subject;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes batches, each in one transaction. One thread at a time. */
final class DuckWriter {
  private final DuckDBConnection connection;
  private final DuckVoters voters;

  DuckWriter(DuckDBConnection connection) throws SQLException {
    this.connection = connection;
    this.voters = new DuckVoters(connection);
    connection.setAutoCommit(false);
  }

  void write(Batch batch) throws SQLException {
    try {
      append(batch.measurements());
      voters.append(batch.measurements());
      for (var touched : batch.incidents().entrySet()) {
        replace(touched);
      }
      progress(batch.upTo());
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      voters.read();
      throw e;
    }
  }

  private void append(List<JudgedMeasurement> measurements) throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("judged")) {
      for (JudgedMeasurement m : measurements) {
        OutcomeColumns outcome = OutcomeColumns.of(m.outcome());
        appender.beginRow();
        for (UUID half : DuckSchema.halves(m.id())) {
          appender.append(half);
        }
        appender.append(DuckSchema.micros(m.start()));
        appender.append(DuckSchema.micros(m.received()));
        appender.append(DuckSchema.micros(m.time()));
        appender.append(m.input()).append(m.domain()).append(m.service()).append(m.category());
        appender.append(m.cc().code()).append(m.asn().number()).append(m.probe());
        appender.append(m.prefix()).append(m.standing().name());
        appender.append(outcome.outcome()).append(outcome.detail());
        appender.append(m.confidence()).append(m.decisive());
        appender.append(String.join(" ", m.rules()));
        appender.append(FunctionsColumn.of(m.functions()).text());
        appender.append(m.at().block().segment()).append(m.at().block().offset());
        appender.append(m.at().index());
        appender.endRow();
      }
    }
  }

  private void replace(Map.Entry<Subject, List<Incident>> touched) throws SQLException {
    Subject subject = touched.getKey();
    String delete = "DELETE FROM incidents WHERE subject = ? AND cc = ?";
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setString(1, subject.name());
      statement.setString(2, subject.cc().code());
      statement.execute();
    }
    String insert = "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (Incident incident : touched.getValue()) {
        Object[] asns = incident.asns().stream().map(Asn::number).toArray();
        statement.setString(1, incident.id().text());
        statement.setString(2, subject.name());
        statement.setString(3, incident.cc().code());
        statement.setBoolean(4, incident.open());
        statement.setLong(5, DuckSchema.micros(incident.startedBefore()));
        statement.setArray(6, connection.createArrayOf("VARCHAR", incident.domains().toArray()));
        statement.setArray(7, connection.createArrayOf("BIGINT", asns));
        statement.setLong(8, DuckSchema.micros(incident.lastMeasured()));
        statement.setString(9, IncidentCodec.stored(incident).toString());
        statement.execute();
      }
    }
  }

  private void progress(Position upTo) throws SQLException {
    String update = "UPDATE progress SET segment = ?, place = ?";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setLong(1, upTo.segment());
      statement.setLong(2, upTo.offset());
      statement.execute();
    }
  }
}
