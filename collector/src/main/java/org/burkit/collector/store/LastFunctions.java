package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.model.MeasurementId;

/**
 * How the functions of a service fared in the last measurement that an incident of it rests on,
 * found when the incident is written, so that no page has to look for it. What a batch does not
 * have, the incident's earlier row mostly has; only what neither has is looked for among all
 * measurements. One thread.
 */
final class LastFunctions {
  /**
   * Among so many measurements of a service's incident is one of its functions, or there is none.
   */
  private static final int LATEST = 16;

  /**
   * What was found.
   *
   * @param of the measurement, in hex; empty where none of the latest has any functions
   */
  record Found(FunctionsColumn functions, String of) {
    static final Found NOTHING = new Found(new FunctionsColumn(""), "");
  }

  private final Connection connection;

  LastFunctions(Connection connection) {
    this.connection = connection;
  }

  /**
   * Of those of services; of others nothing.
   *
   * @param incidents that are about to take the places of those in the store
   * @param batch the measurements that come with them
   */
  Map<IncidentId, Found> of(Collection<Incident> incidents, List<JudgedMeasurement> batch)
      throws SQLException {
    List<Incident> ofServices = incidents.stream().filter(i -> !i.service().isEmpty()).toList();
    if (ofServices.isEmpty()) {
      return Map.of();
    }
    Map<MeasurementId, FunctionsColumn> known = earlier(ofServices);
    batch.stream()
        .filter(m -> !m.service().isEmpty())
        .forEach(m -> known.put(m.id(), FunctionsColumn.of(m.functions())));
    lookFor(ofServices, known);
    Map<IncidentId, Found> all = new HashMap<>();
    ofServices.forEach(incident -> all.put(incident.id(), last(incident, known)));
    return all;
  }

  private static Stream<MeasurementId> latest(Incident incident) {
    return latest(incident.evidence());
  }

  private static Stream<MeasurementId> latest(List<MeasurementId> evidence) {
    return evidence.reversed().stream().limit(LATEST);
  }

  private static Found last(Incident incident, Map<MeasurementId, FunctionsColumn> known) {
    return latest(incident)
        .map(id -> new Found(Objects.requireNonNull(known.get(id)), id.hex()))
        .filter(found -> !found.functions().text().isEmpty())
        .findFirst()
        .orElse(Found.NOTHING);
  }

  /** What the rows that are there say of the measurements that they rest on. */
  private Map<MeasurementId, FunctionsColumn> earlier(List<Incident> incidents)
      throws SQLException {
    Map<MeasurementId, FunctionsColumn> known = new HashMap<>();
    each(
        "SELECT evidence, functions, functions_of FROM incidents WHERE " + Where.AMONG_INCIDENTS,
        List.of((Object) incidents.stream().map(i -> i.id().text()).toArray(String[]::new)),
        row -> {
          var functions = new FunctionsColumn(row.getString(2));
          String of = row.getString(3);
          for (MeasurementId id : latest(IdsColumn.read(row.getBytes(1))).toList()) {
            boolean has = id.hex().equals(of);
            known.put(id, has ? functions : new FunctionsColumn(""));
            if (has) {
              break;
            }
          }
        });
    return known;
  }

  /** Adds what neither the batch nor an earlier row knows. */
  private void lookFor(List<Incident> incidents, Map<MeasurementId, FunctionsColumn> known)
      throws SQLException {
    List<Incident> open = new ArrayList<>();
    List<MeasurementId> unknown = new ArrayList<>();
    for (Incident incident : incidents) {
      List<MeasurementId> missing = missing(incident, known);
      if (!missing.isEmpty()) {
        open.add(incident);
        unknown.addAll(missing);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    unknown.forEach(id -> known.put(id, new FunctionsColumn("")));
    Where where = Where.inServices(open).among(unknown);
    each(
        "SELECT id_high, id_low, functions FROM judged" + where.sql() + " AND functions <> ''",
        where.values(),
        row -> known.put(Rows.id(row), new FunctionsColumn(row.getString(3))));
  }

  /** Those before the first that is known to have functions. */
  private static List<MeasurementId> missing(
      Incident incident, Map<MeasurementId, FunctionsColumn> known) {
    return latest(incident)
        .takeWhile(
            id -> Optional.ofNullable(known.get(id)).map(f -> f.text().isEmpty()).orElse(true))
        .filter(id -> !known.containsKey(id))
        .toList();
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private void each(String sql, List<?> values, Row each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Values.bind(values, statement, connection);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.take(rows);
        }
      }
    }
  }
}
