package org.burkit.collector.store;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
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
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;
import org.jspecify.annotations.Nullable;

/**
 * The questions to a store in SQL that DuckDB and PostgreSQL both understand. They run on
 * connections of their own, see whole commits only and never wait for the writer.
 */
abstract class SqlStore implements Store {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final int ROWS_AT_ONCE = 2_000;

  private volatile @Nullable Common common;

  /** A connection for one question. */
  abstract Line question() throws SQLException;

  /**
   * The same for what the fold asks of what it writes, and for walks over many rows; no question
   * waits for it.
   */
  abstract Line walk() throws SQLException;

  /**
   * What is other after every commit, and after {@link #nameBy}: by it is known whether what is
   * kept of them still holds.
   */
  abstract List<Long> stamp();

  /** One on which everything is that passes the filter; empty where all have to be asked. */
  abstract Optional<Shelf> shelf(MeasurementFilter filter);

  private interface Connecting {
    Line connect() throws SQLException;
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
  public Snapshot snapshot(Position after, Set<IncidentId> also) {
    var incidents = new ArrayList<Incident>();
    var made = new HashSet<IncidentId>();
    var acts = new ArrayList<Act>();
    var positions = new ArrayList<Position>();
    each(
        this::question,
        "the incidents, the acts and the journal position",
        """
        SELECT json, evidence, counter_evidence, of_end, 'incident', 0, 0, 0
          FROM incidents WHERE (segment, place) > (?, ?) OR id = ANY(?::VARCHAR[])
            OR id IN (SELECT incident FROM acts WHERE kind <> 'contest')
        UNION ALL
        SELECT id, NULL, NULL, NULL, 'made', 0, 0, 0 FROM incidents
        UNION ALL
        SELECT json, NULL, NULL, NULL, 'act', segment, place, number
          FROM acts WHERE kind <> 'contest'
        UNION ALL
        SELECT NULL, NULL, NULL, NULL, 'position', segment, place, 0 FROM progress
        ORDER BY 6, 7, 8
        """,
        List.of(after.segment(), after.offset(), texts(also)),
        row -> {
          switch (row.getString(5)) {
            case "incident" -> incidents.add(whole(row));
            case "made" -> made.add(new IncidentId(row.getString(1)));
            case "act" -> acts.add(act(row));
            default -> positions.add(new Position(row.getLong(6), row.getLong(7)));
          }
        });
    return new Snapshot(positions.getFirst(), incidents, made, Acts.of(acts));
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter, int most) {
    return incidents(Where.of(filter), "open DESC, started DESC, id", most);
  }

  @Override
  public List<Incident> latest(IncidentFilter filter, int most) {
    return incidents(Where.of(filter), "changed DESC, id", most);
  }

  private List<Incident> incidents(Where where, String order, int most) {
    return ask(
        "the incidents",
        "SELECT json FROM incidents" + where.sql() + " ORDER BY " + order + " LIMIT " + most,
        where.values(),
        SqlStore::incident);
  }

  private static String[] texts(Collection<IncidentId> ids) {
    return ids.stream().map(IncidentId::text).toArray(String[]::new);
  }

  @Override
  public Optional<Incident> incident(IncidentId id) {
    String sql = "SELECT json, evidence, counter_evidence, of_end FROM incidents WHERE id = ?";
    return ask("an incident", sql, List.of(id.text()), SqlStore::whole).stream().findFirst();
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
    Where where = Where.of(filter, this::named);
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
    Optional<Shelf> shelf = shelf(within);
    return shelf.isPresent()
        ? onShelf(shelf.get(), ids, within)
        : measurements(Where.of(within, this::named).among(ids));
  }

  private List<JudgedMeasurement> measurements(Where where) {
    return ask(
        "measurements by their ids",
        Rows.SELECT_MEASUREMENTS + where.sql() + " ORDER BY time, id_high, id_low",
        where.values(),
        Rows::measurement);
  }

  /** The shelf says where they lie; there they are looked up. */
  private List<JudgedMeasurement> onShelf(
      Shelf shelf, Collection<MeasurementId> ids, MeasurementFilter within) {
    Where where = Where.of(within, shelf, this::named).beginning(ids);
    List<Address> places =
        ask(
            "where measurements lie",
            "SELECT segment, place, number FROM " + shelf.table() + where.sql(),
            where.values(),
            row -> new Address(new Position(row.getLong(1), row.getLong(2)), row.getInt(3)));
    return places.isEmpty() ? List.of() : measurements(Where.nothing().at(places).among(ids));
  }

  @Override
  public List<Tally> tallies(List<Axis> axes, MeasurementFilter filter, int limit) {
    Tallies.Question question = Tallies.question(axes, filter, shelf(filter), this::named, limit);
    return ask("counts", question.sql(), question.values(), row -> Tallies.read(axes, row));
  }

  @Override
  public Set<Network> named(Set<Network> networks) {
    Set<Network> found = new HashSet<>(networks);
    found.retainAll(named());
    return Set.copyOf(found);
  }

  private Set<Network> named() {
    return common().named();
  }

  @Override
  public Acts acts() {
    return common().acts();
  }

  /**
   * What nearly every page needs; it changes with commits alone, and with the rules of naming.
   *
   * @param stamp from which on it is so
   */
  private record Common(List<Long> stamp, Acts acts, Set<Network> named) {}

  /** The stamp is asked first: what is younger than its stamp is only asked for once more. */
  private Common common() {
    List<Long> stamp = stamp();
    Common kept = common;
    if (kept == null || !kept.stamp.equals(stamp)) {
      kept = new Common(stamp, askActs(), askNamed());
      common = kept;
    }
    return kept;
  }

  private Acts askActs() {
    String sql = "SELECT json FROM acts WHERE kind <> 'contest' ORDER BY segment, place, number";
    return Acts.of(ask("the acts", sql, List.of(), SqlStore::act));
  }

  private Set<Network> askNamed() {
    return Set.copyOf(
        ask("the networks that are named", SqlSchema.NAMED_NETWORKS, List.of(), Rows::network));
  }

  @Override
  public Map<IncidentId, Map<ServiceFunction, String>> functions(Collection<Incident> incidents) {
    List<IncidentId> ofServices =
        incidents.stream().filter(i -> !i.service().isEmpty()).map(Incident::id).toList();
    Map<IncidentId, Map<ServiceFunction, String>> all = new HashMap<>();
    if (!ofServices.isEmpty()) {
      each(
          this::question,
          "functions",
          "SELECT id, functions FROM incidents"
              + " WHERE "
              + Where.AMONG_INCIDENTS
              + " AND functions <> ''",
          List.of((Object) texts(ofServices)),
          row ->
              all.put(
                  new IncidentId(row.getString(1)),
                  new FunctionsColumn(row.getString(2)).toFunctions()));
    }
    return all;
  }

  @Override
  public boolean wasMeasured(Optional<String> domain, Optional<String> service) {
    Where where = Where.of(domain, service);
    String sql = "SELECT 1 FROM topics" + where.sql() + " LIMIT 1";
    return !ask("whether it was measured", sql, where.values(), row -> row.getInt(1)).isEmpty();
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
    try {
      return ActCodec.decode(JSON.readTree(row.getString(1)));
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

  /** The first four columns are what it is and what it rests on. */
  private static Incident whole(ResultSet row) throws SQLException {
    return incident(row)
        .restingOn(
            IdsColumn.read(row.getBytes(2)),
            IdsColumn.read(row.getBytes(3)),
            IdsColumn.read(row.getBytes(4)));
  }

  private static Incident incident(ResultSet row) throws SQLException {
    try {
      return IncidentCodec.decode(row.getString(1));
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
    try (Line line = connecting.connect()) {
      PreparedStatement statement = line.prepare(sql);
      statement.setFetchSize(ROWS_AT_ONCE);
      Values.bind(values, statement, line.connection());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.take(rows);
        }
      }
      line.answered();
    } catch (SQLException e) {
      throw new StoreFailed("reading " + what, e);
    }
  }
}
