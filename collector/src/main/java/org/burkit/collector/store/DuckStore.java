package org.burkit.collector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Network;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The query store in one DuckDB file. One thread writes; questions run on connections of their own
 * and see whole commits only.
 */
public final class DuckStore implements Store {
  private static final Logger log = LoggerFactory.getLogger(DuckStore.class);

  /**
   * Among so many measurements of a service's incident is one of its functions, or there is none.
   */
  private static final int LATEST = 16;

  private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

  private final DuckDBConnection writer;
  private final DuckWriter rows;

  private DuckStore(DuckDBConnection writer) throws SQLException {
    this.writer = writer;
    this.rows = new DuckWriter(writer);
  }

  /**
   * Opens the store in {@code file}. One that is missing, of another {@code version} or broken is
   * begun anew, empty: the fold fills it again from the journal.
   */
  public static DuckStore open(Path file, String version) throws IOException {
    if (Files.exists(file)) {
      try {
        DuckDBConnection connection = connect(file);
        if (DuckSchema.isOf(version, connection)) {
          return new DuckStore(connection);
        }
        connection.close();
        log.info("the query store is of another version and is made anew from the journal");
      } catch (SQLException e) {
        log.warn("the query store is broken and is made anew from the journal: {}", e.getMessage());
      }
    }
    return create(file, version);
  }

  /** An empty store in {@code file}, whatever was there. */
  public static DuckStore create(Path file, String version) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
    try {
      DuckDBConnection connection = connect(file);
      DuckSchema.create(version, connection);
      return new DuckStore(connection);
    } catch (SQLException e) {
      throw new IOException("cannot make the query store in " + file + ": " + e.getMessage(), e);
    }
  }

  /** What every connection to a store is opened with. */
  static Properties settings() {
    var settings = new Properties();
    settings.setProperty("memory_limit", "256MB");
    settings.setProperty("threads", String.valueOf(THREADS));
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  private static DuckDBConnection connect(Path file) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, settings());
    UnpackedLibrary.delete("libduckdb_java");
    return connection.unwrap(DuckDBConnection.class);
  }

  @Override
  public Position position() {
    return ask(
            "the journal position",
            "SELECT segment, place FROM progress",
            List.of(),
            row -> new Position(row.getLong(1), row.getLong(2)))
        .getFirst();
  }

  @Override
  public void commit(Batch batch) {
    try {
      rows.write(batch);
    } catch (SQLException e) {
      throw new StoreFailed("a commit", e);
    }
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter) {
    Where where = Where.of(filter);
    return ask(
        "the incidents",
        "SELECT json FROM incidents" + where.sql() + " ORDER BY open DESC, started DESC, id",
        where.values(),
        DuckStore::incident);
  }

  @Override
  public Optional<Incident> incident(IncidentId id) {
    String sql = "SELECT json FROM incidents WHERE id = ?";
    return ask("an incident", sql, List.of(id.text()), DuckStore::incident).stream().findFirst();
  }

  @Override
  public Optional<JudgedMeasurement> measurement(MeasurementId id, Address at) {
    return ask(
            "a measurement",
            DuckSchema.SELECT_MEASUREMENTS + " WHERE segment = ? AND place = ? AND number = ?",
            List.of(at.block().segment(), at.block().offset(), at.index()),
            DuckSchema::measurement)
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
        DuckSchema.SELECT_MEASUREMENTS
            + where.sql()
            + " ORDER BY segment DESC, place DESC, number DESC LIMIT "
            + limit,
        where.values(),
        DuckSchema::measurement);
  }

  @Override
  public List<Tally> tallies(List<Axis> axes, MeasurementFilter filter, int limit) {
    return ask(
        "counts",
        DuckTallies.sql(axes, Where.of(filter), limit),
        Where.of(filter).values(),
        row -> DuckTallies.read(axes.size(), row));
  }

  @Override
  public Set<Network> named(Set<Network> networks) {
    var large = new HashSet<Network>();
    each(
        "the large networks",
        DuckSchema.LARGE_NETWORKS,
        List.of(),
        row -> large.add(new Network(new CountryCode(row.getString(1)), new Asn(row.getLong(2)))));
    large.retainAll(networks);
    return Set.copyOf(large);
  }

  @Override
  public Map<IncidentId, Map<ServiceFunction, String>> functions(Collection<Incident> incidents) {
    List<Object> halves =
        incidents.stream()
            .flatMap(i -> latest(i).stream())
            .<Object>flatMap(id -> DuckSchema.halves(id).stream())
            .toList();
    Map<MeasurementId, FunctionsColumn> known = new HashMap<>();
    if (!halves.isEmpty()) {
      String sql =
          "SELECT id_high, id_low, functions FROM judged WHERE functions <> ''"
              + " AND (id_high, id_low) IN ("
              + String.join(",", Collections.nCopies(halves.size() / 2, "(?, ?)"))
              + ")";
      each(
          "functions",
          sql,
          halves,
          row -> known.put(DuckSchema.id(row), new FunctionsColumn(row.getString(3))));
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
  public void eachMeasurement(Consumer<JudgedMeasurement> consumer) {
    String sql = DuckSchema.SELECT_MEASUREMENTS + " ORDER BY segment, place, number";
    each("all measurements", sql, List.of(), row -> consumer.accept(DuckSchema.measurement(row)));
  }

  @Override
  public void eachBallot(Set<Cell> cells, Consumer<Ballot> consumer) {
    Object[] domains = cells.stream().map(Cell::domain).toArray();
    Object[] countries = cells.stream().map(cell -> cell.cc().code()).toArray();
    Object[] asns = cells.stream().map(cell -> cell.asn().number()).toArray();
    try {
      each(
          "the ballots of cells",
          DuckSchema.SELECT_BALLOTS_OF_CELLS,
          List.of(
              writer.createArrayOf("VARCHAR", domains),
              writer.createArrayOf("VARCHAR", countries),
              writer.createArrayOf("BIGINT", asns)),
          row -> consumer.accept(DuckSchema.ballot(row)));
    } catch (SQLException e) {
      throw new StoreFailed("asking for the ballots of cells", e);
    }
  }

  @Override
  public void eachBallot(Network network, Instant from, Consumer<Ballot> consumer) {
    each(
        "the ballots of a network",
        DuckSchema.SELECT_BALLOTS_OF_NETWORK,
        List.of(network.cc().code(), network.asn().number(), DuckSchema.micros(from)),
        row -> consumer.accept(DuckSchema.ballot(row)));
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private interface Row {
    void take(ResultSet row) throws SQLException;
  }

  private static Incident incident(ResultSet row) throws SQLException {
    try {
      return IncidentCodec.decode(row.getString(1));
    } catch (IOException e) {
      throw new SQLException("an incident in the store is not JSON", e);
    }
  }

  private <T> List<T> ask(String what, String sql, List<Object> values, Reading<T> reading) {
    var found = new ArrayList<T>();
    each(what, sql, values, row -> found.add(reading.read(row)));
    return found;
  }

  /** Asks on a connection of its own, so that questions never wait for the writer. */
  private void each(String what, String sql, List<Object> values, Row each) {
    try (Connection connection = writer.duplicate();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
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

  @Override
  public void close() {
    try {
      writer.close();
    } catch (SQLException e) {
      throw new StoreFailed("closing", e);
    }
  }
}
