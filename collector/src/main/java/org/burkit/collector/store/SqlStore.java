package org.burkit.collector.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.MalformedActException;
import org.burkit.analysis.incident.Network;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;

/**
 * The questions to a store in SQL that DuckDB and PostgreSQL both understand. They run on
 * connections of their own, see whole commits only and never wait for the writer.
 */
abstract class SqlStore implements Store {
  /**
   * Among so many measurements of a service's incident is one of its functions, or there is none.
   */
  private static final int LATEST = 16;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int ROWS_AT_ONCE = 2_000;

  /** A connection for one question, which then closes it. */
  abstract Connection question() throws SQLException;

  /**
   * The same for what the fold asks of what it writes, and for walks over many rows; no question
   * waits for it.
   */
  abstract Connection walk() throws SQLException;

  private interface Connecting {
    Connection connect() throws SQLException;
  }

  @Override
  public Position position() {
    var positions = new ArrayList<Position>();
    each(
        this::walk,
        "the journal position",
        "SELECT segment, place FROM progress",
        List.of(),
        row -> positions.add(new Position(row.getLong(1), row.getLong(2))));
    return positions.getFirst();
  }

  @Override
  public Position takeOver() {
    return position();
  }

  @Override
  public Snapshot snapshot() {
    var incidents = new ArrayList<Incident>();
    var acts = new ArrayList<Act>();
    var positions = new ArrayList<Position>();
    each(
        this::question,
        "the incidents, the acts and the journal position",
        """
        SELECT p.segment, p.place, i.json, NULL, 0, 0, 0
          FROM progress p LEFT JOIN incidents i ON true
        UNION ALL
        SELECT p.segment, p.place, NULL, a.json, a.segment, a.place, a.number
          FROM progress p JOIN acts a ON a.kind <> 'contest'
        ORDER BY 5, 6, 7
        """,
        List.of(),
        row -> {
          positions.add(new Position(row.getLong(1), row.getLong(2)));
          if (row.getString(3) != null) {
            incidents.add(incident(row, 3));
          }
          if (row.getString(4) != null) {
            acts.add(act(row, 4));
          }
        });
    return new Snapshot(positions.getFirst(), incidents, Acts.of(acts));
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter, int most) {
    Where where = Where.of(filter);
    return ask(
        "the incidents",
        "SELECT json FROM incidents"
            + where.sql()
            + " ORDER BY open DESC, started DESC, id LIMIT "
            + most,
        where.values(),
        SqlStore::incident);
  }

  @Override
  public Optional<Incident> incident(IncidentId id) {
    String sql = "SELECT json FROM incidents WHERE id = ?";
    return ask("an incident", sql, List.of(id.text()), SqlStore::incident).stream().findFirst();
  }

  @Override
  public Optional<JudgedMeasurement> measurement(MeasurementId id, Address at) {
    return ask(
            "a measurement",
            Rows.SELECT_MEASUREMENTS + " WHERE segment = ? AND place = ? AND number = ?",
            List.of(at.block().segment(), at.block().offset(), at.index()),
            Rows::measurement)
        .stream()
        .filter(found -> found.id().equals(id))
        .findFirst();
  }

  @Override
  public List<JudgedMeasurement> measurements(
      MeasurementFilter filter, Optional<Address> before, int limit) {
    Where where = Where.of(filter);
    before.ifPresent(where::before);
    return ask(
        "measurements",
        Rows.SELECT_MEASUREMENTS
            + where.sql()
            + " ORDER BY segment DESC, place DESC, number DESC LIMIT "
            + limit,
        where.values(),
        Rows::measurement);
  }

  @Override
  public List<JudgedMeasurement> measurements(
      Collection<MeasurementId> ids, MeasurementFilter within) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Where where = Where.of(within).among(ids);
    return ask(
        "measurements by their ids",
        Rows.SELECT_MEASUREMENTS + where.sql() + " ORDER BY time, id_high, id_low",
        where.values(),
        Rows::measurement);
  }

  @Override
  public List<Tally> tallies(List<Axis> axes, MeasurementFilter filter, int limit) {
    return ask(
        "counts",
        Tallies.sql(axes, Where.of(filter), limit),
        Where.of(filter).values(),
        row -> Tallies.read(axes, row));
  }

  @Override
  public Set<Network> named(Set<Network> networks) {
    var named = new HashSet<Network>();
    each(
        this::question,
        "the networks that are named",
        SqlSchema.NAMED_NETWORKS,
        List.of(),
        row -> named.add(new Network(new CountryCode(row.getString(1)), new Asn(row.getLong(2)))));
    named.retainAll(networks);
    return Set.copyOf(named);
  }

  @Override
  public Map<IncidentId, Map<ServiceFunction, String>> functions(Collection<Incident> incidents) {
    List<Object> halves =
        incidents.stream()
            .flatMap(i -> latest(i).stream())
            .<Object>flatMap(id -> Rows.halves(id).stream())
            .toList();
    Map<MeasurementId, FunctionsColumn> known = new HashMap<>();
    if (!halves.isEmpty()) {
      String sql =
          "SELECT id_high, id_low, functions FROM judged WHERE functions <> '' AND "
              + Where.ids(halves.size() / 2);
      each(
          this::question,
          "functions",
          sql,
          halves,
          row -> known.put(Rows.id(row), new FunctionsColumn(row.getString(3))));
    }
    Map<IncidentId, Map<ServiceFunction, String>> all = new HashMap<>();
    for (Incident incident : incidents) {
      latest(incident).stream()
          .map(known::get)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(column -> all.put(incident.id(), column.toFunctions()));
    }
    return all;
  }

  /** The latest first; only those of a service have functions, and pages may stand between. */
  private static List<MeasurementId> latest(Incident incident) {
    return incident.service().isEmpty()
        ? List.of()
        : incident.evidence().reversed().stream().limit(LATEST).toList();
  }

  @Override
  public Acts acts() {
    String sql = "SELECT json FROM acts WHERE kind <> 'contest' ORDER BY segment, place, number";
    return Acts.of(ask("the acts", sql, List.of(), SqlStore::act));
  }

  @Override
  public List<Act> contests(int most) {
    String sql =
        "SELECT json FROM acts WHERE kind = 'contest'"
            + " ORDER BY segment DESC, place DESC, number DESC LIMIT "
            + most;
    return ask("what readers say", sql, List.of(), SqlStore::act);
  }

  private static Act act(ResultSet row) throws SQLException {
    return act(row, 1);
  }

  private static Act act(ResultSet row, int column) throws SQLException {
    try {
      return ActCodec.decode(JSON.readTree(row.getString(column)));
    } catch (IOException | MalformedActException e) {
      throw new SQLException("an act in the store does not read", e);
    }
  }

  @Override
  public void eachMeasurement(Consumer<JudgedMeasurement> consumer) {
    String sql = Rows.SELECT_MEASUREMENTS + " ORDER BY segment, place, number";
    each(
        this::walk,
        "all measurements",
        sql,
        List.of(),
        row -> consumer.accept(Rows.measurement(row)));
  }

  @Override
  public void eachBallot(Set<Cell> cells, Consumer<Ballot> consumer) {
    String[] domains = cells.stream().map(Cell::domain).toArray(String[]::new);
    String[] countries = cells.stream().map(cell -> cell.cc().code()).toArray(String[]::new);
    Long[] asns = cells.stream().map(cell -> cell.asn().number()).toArray(Long[]::new);
    each(
        this::walk,
        "the ballots of cells",
        Rows.SELECT_BALLOTS_OF_CELLS,
        List.of(domains, countries, asns),
        row -> consumer.accept(Rows.ballot(row)));
  }

  @Override
  public void eachBallot(Network network, Instant from, Consumer<Ballot> consumer) {
    each(
        this::walk,
        "the ballots of a network",
        Rows.SELECT_BALLOTS_OF_NETWORK,
        List.of(network.cc().code(), network.asn().number(), Rows.micros(from)),
        row -> consumer.accept(Rows.ballot(row)));
  }

  @Override
  public Map<String, Instant> firstHeard(Network network, Set<String> voters) {
    var first = new HashMap<String, Instant>();
    each(
        this::walk,
        "when voters of a network were first heard",
        Rows.SELECT_FIRST_HEARD,
        List.of(network.cc().code(), network.asn().number(), voters.toArray(String[]::new)),
        row -> first.put(row.getString(1), Rows.time(row.getLong(2))));
    return first;
  }

  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private static Incident incident(ResultSet row) throws SQLException {
    return incident(row, 1);
  }

  private static Incident incident(ResultSet row, int column) throws SQLException {
    try {
      return IncidentCodec.decode(row.getString(column));
    } catch (IOException e) {
      throw new SQLException("an incident in the store is not JSON", e);
    }
  }

  final <T> List<T> ask(String what, String sql, List<Object> values, Reading<T> reading) {
    var found = new ArrayList<T>();
    each(this::question, what, sql, values, row -> found.add(reading.read(row)));
    return found;
  }

  private void each(Connecting connecting, String what, String sql, List<?> values, Row each) {
    try (Connection connection = connecting.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      for (int i = 0; i < values.size(); i++) {
        switch (values.get(i)) {
          case String[] texts ->
              statement.setArray(i + 1, connection.createArrayOf("varchar", texts));
          case Long[] numbers ->
              statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
          case Object value -> statement.setObject(i + 1, value);
        }
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.take(rows);
        }
      }
    } catch (SQLException e) {
      throw new StoreFailed("reading " + what, e);
    }
  }
}
