package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Subject;
import org.burkit.analysis.incident.Unblocked;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;

/** Writes batches, each in one transaction. One thread at a time. */
final class SqlWriter {
  private final Connection connection;
  private final Appending measurements;
  private final Voters voters;
  private final Topics topics;
  private final Days days;
  private final LastFunctions functions;

  /** How rows of measurements get in, in the transaction under way. */
  interface Appending {
    void append(List<JudgedMeasurement> measurements) throws SQLException;
  }

  SqlWriter(Connection connection, Appending measurements) throws SQLException {
    this.connection = connection;
    this.measurements = measurements;
    this.voters = new Voters(connection);
    this.topics = new Topics(connection);
    this.days = new Days(connection);
    this.functions = new LastFunctions(connection);
    connection.setAutoCommit(false);
  }

  void write(Batch batch) throws SQLException {
    try {
      measurements.append(batch.measurements());
      voters.append(batch.measurements());
      topics.append(batch.measurements());
      days.add(batch.measurements());
      replace(batch);
      if (!batch.acts().isEmpty()) {
        append(batch.acts());
      }
      progress(batch);
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      undo(e);
      throw e;
    }
  }

  private void undo(Exception why) {
    try {
      connection.rollback();
      topics.forget();
      voters.read();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  private void replace(Batch batch) throws SQLException {
    Map<Subject, List<Incident>> touched = batch.incidents();
    if (touched.isEmpty()) {
      return;
    }
    List<Incident> all = touched.values().stream().flatMap(List::stream).toList();
    Map<IncidentId, LastFunctions.Found> last = functions.of(all, batch.measurements());
    delete(touched.keySet());
    String insert = "INSERT INTO incidents VALUES (" + "?, ".repeat(17) + "?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (var incidents : touched.entrySet()) {
        for (Incident incident : incidents.getValue()) {
          bind(statement, incidents.getKey(), incident, batch.upTo());
          LastFunctions.Found found = last.getOrDefault(incident.id(), LastFunctions.Found.NOTHING);
          statement.setString(17, found.functions().text());
          statement.setString(18, found.of());
          statement.execute();
        }
      }
    }
  }

  private void delete(Set<Subject> subjects) throws SQLException {
    Object[] names = subjects.stream().map(Subject::name).toArray(String[]::new);
    Object[] countries = subjects.stream().map(s -> s.cc().code()).toArray(String[]::new);
    String delete =
        "DELETE FROM incidents WHERE (subject, cc) IN"
            + " (SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]))";
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setArray(1, connection.createArrayOf("varchar", names));
      statement.setArray(2, connection.createArrayOf("varchar", countries));
      statement.execute();
    }
  }

  private void append(List<PlacedAct> acts) throws SQLException {
    String insert = "INSERT INTO acts VALUES (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (PlacedAct placed : acts) {
        statement.setString(1, placed.act().incident().text());
        statement.setString(2, placed.act().content().kind());
        statement.setString(3, ActCodec.encode(placed.act()).toString());
        statement.setLong(4, placed.at().block().segment());
        statement.setLong(5, placed.at().block().offset());
        statement.setInt(6, placed.at().index());
        statement.execute();
      }
    }
  }

  private void bind(PreparedStatement statement, Subject subject, Incident incident, Position upTo)
      throws SQLException {
    Object[] asns = incident.asns().stream().map(Asn::number).toArray(Long[]::new);
    Object[] domains = incident.domains().toArray(String[]::new);
    statement.setString(1, incident.id().text());
    statement.setString(2, subject.name());
    statement.setString(3, incident.cc().code());
    statement.setString(4, incident.kind().label());
    statement.setBoolean(5, incident.open());
    statement.setLong(6, Rows.micros(incident.startedBefore()));
    statement.setLong(7, Rows.micros(changed(incident)));
    statement.setLong(8, Rows.micros(incident.lastMeasured()));
    statement.setArray(9, connection.createArrayOf("varchar", domains));
    statement.setArray(10, connection.createArrayOf("bigint", asns));
    statement.setLong(11, upTo.segment());
    statement.setLong(12, upTo.offset());
    statement.setString(13, IncidentCodec.withoutIds(incident).toString());
    statement.setBytes(14, IdsColumn.of(incident.evidence()));
    statement.setBytes(15, IdsColumn.of(incident.counterEvidence()));
    statement.setBytes(
        16, IdsColumn.of(incident.unblocked().map(Unblocked::evidence).orElse(List.of())));
  }

  private static Instant changed(Incident incident) {
    return incident
        .unblocked()
        .map(Unblocked::before)
        .filter(incident.startedBefore()::isBefore)
        .orElse(incident.startedBefore());
  }

  private void progress(Batch batch) throws SQLException {
    String update = "UPDATE progress SET segment = ?, place = ?, measurements = measurements + ?";
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setLong(1, batch.upTo().segment());
      statement.setLong(2, batch.upTo().offset());
      statement.setLong(3, batch.measurements().size());
      statement.execute();
    }
  }
}
