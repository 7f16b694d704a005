package org.burkit.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Measurements counted by day (in UTC), network, service and category, beside the measurements
 * themselves: a chart of a country or a network counts a hundred times fewer rows. One thread.
 */
final class Days {
  private static final long DAY = Duration.ofDays(1).toNanos() / 1_000;

  /** What they can be told apart by. */
  private static final Set<Axis> AXES =
      Set.of(Axis.SERVICE, Axis.CATEGORY, Axis.CC, Axis.ASN, Axis.DAY, Axis.WEEK);

  private static final String ADD =
      """
      INSERT INTO days SELECT unnest(?::BIGINT[]), unnest(?::VARCHAR[]), unnest(?::BIGINT[]),
          unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::BIGINT[]), unnest(?::BIGINT[]),
          unnest(?::BIGINT[]), unnest(?::BIGINT[]), unnest(?::BIGINT[]), unnest(?::BIGINT[])
        ON CONFLICT (day, cc, asn, service, category) DO UPDATE SET
          measurements = days.measurements + excluded.measurements,
          accessible = days.accessible + excluded.accessible,
          blocked = days.blocked + excluded.blocked,
          down = days.down + excluded.down,
          server_side = days.server_side + excluded.server_side,
          inconclusive = days.inconclusive + excluded.inconclusive
      """;

  private final Connection connection;

  Days(Connection connection) {
    this.connection = connection;
  }

  private record Cell(long day, CountryCode cc, Asn asn, String service, String category) {
    static Cell of(JudgedMeasurement m) {
      long time = Rows.micros(m.time());
      return new Cell(time - Math.floorMod(time, DAY), m.cc(), m.asn(), m.service(), m.category());
    }
  }

  /** True where what is counted there gives the same counts as the measurements would. */
  static boolean know(List<Axis> axes, MeasurementFilter filter) {
    return AXES.containsAll(axes)
        && filter.domain().isEmpty()
        && filter.outcome().isEmpty()
        && filter.mechanism().isEmpty()
        && isDay(filter.since().map(Rows::micros))
        && isDay(filter.until().map(Rows::micros));
  }

  private static boolean isDay(Optional<Long> time) {
    return time.map(micros -> Math.floorMod(micros, DAY) == 0).orElse(true);
  }

  /** Counts those as well, in the transaction under way. */
  void add(List<JudgedMeasurement> measurements) throws SQLException {
    if (measurements.isEmpty()) {
      return;
    }
    Map<Cell, Tally> counts = new LinkedHashMap<>();
    measurements.forEach(m -> counts.merge(Cell.of(m), one(m.outcome()), Days::sum));
    List<Cell> cells = List.copyOf(counts.keySet());
    List<Tally> tallies = List.copyOf(counts.values());
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      Values.bind(
          List.of(
              numbers(cells, Cell::day),
              texts(cells, cell -> cell.cc().code()),
              numbers(cells, cell -> cell.asn().number()),
              texts(cells, Cell::service),
              texts(cells, Cell::category),
              numbers(tallies, Tally::measurements),
              numbers(tallies, Tally::accessible),
              numbers(tallies, Tally::blocked),
              numbers(tallies, Tally::down),
              numbers(tallies, Tally::serverSide),
              numbers(tallies, Tally::inconclusive)),
          statement,
          connection);
      statement.execute();
    }
  }

  private static Tally one(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accessible _ -> new Tally(List.of(), 1, 1, 0, 0, 0, 0);
      case Outcome.Blocked _ -> new Tally(List.of(), 1, 0, 1, 0, 0, 0);
      case Outcome.Down _ -> new Tally(List.of(), 1, 0, 0, 1, 0, 0);
      case Outcome.ServerSide _ -> new Tally(List.of(), 1, 0, 0, 0, 1, 0);
      case Outcome.Inconclusive _ -> new Tally(List.of(), 1, 0, 0, 0, 0, 1);
    };
  }

  private static Tally sum(Tally one, Tally other) {
    return new Tally(
        List.of(),
        one.measurements() + other.measurements(),
        one.accessible() + other.accessible(),
        one.blocked() + other.blocked(),
        one.down() + other.down(),
        one.serverSide() + other.serverSide(),
        one.inconclusive() + other.inconclusive());
  }

  private static <T> Long[] numbers(List<T> of, ToLongFunction<T> number) {
    return of.stream().map(number::applyAsLong).toArray(Long[]::new);
  }

  private static <T> String[] texts(List<T> of, Function<T, String> text) {
    return of.stream().map(text).toArray(String[]::new);
  }
}
