package org.burkit.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Network;
import org.burkit.model.Asn;

/** The question for counts in SQL. Stateless. */
final class Tallies {
  private static final Instant HOUR = Instant.EPOCH.plus(Duration.ofHours(1));
  private static final Instant MONDAY = Instant.parse("1970-01-05T00:00:00Z");

  private static final List<String> OUTCOMES =
      List.of("accessible", "blocked", "down", "server_side", "inconclusive");

  /** How each column of a tally is counted from measurements, in the order of the columns. */
  private static final List<String> COUNTED =
      columns(
          "count(*) AS measurements",
          "count(*) FILTER (WHERE outcome = '%1$s') AS %1$s"::formatted);

  /** The same from what is counted already. */
  private static final List<String> SUMMED =
      columns(
          "coalesce(sum(measurements), 0)::BIGINT AS measurements",
          "coalesce(sum(%1$s), 0)::BIGINT AS %1$s"::formatted);

  private Tallies() {}

  private static List<String> columns(String all, UnaryOperator<String> ofOutcome) {
    return Stream.concat(Stream.of(all), OUTCOMES.stream().map(ofOutcome)).toList();
  }

  /** A question and its values. */
  record Question(String sql, List<Object> values) {}

  /**
   * It is asked of the days, where they know it, of a shelf, or of all. Networks are counted first
   * by their numbers, and what comes out, far fewer rows, is then told apart by the names.
   *
   * @param shelf on which everything is that passes the filter, where there is one
   * @param named the networks that are named, asked only where that matters
   */
  static Question question(
      List<Axis> axes,
      MeasurementFilter filter,
      Optional<Shelf> shelf,
      Supplier<Set<Network>> named,
      int limit) {
    Source source = Source.of(axes, filter, shelf, named);
    String order = ordinals(axes.size());
    String end = (axes.isEmpty() ? "" : " ORDER BY " + order) + " LIMIT " + limit;
    Numbering numbering = filter.cc().isPresent() ? Numbering.IN_ONE_COUNTRY : Numbering.IN_ALL;
    List<String> keys = keys(axes, numbering, source.time).distinct().toList();
    if (!axes.contains(Axis.ASN)) {
      return new Question(source.counted(keys) + end, source.where.values());
    }
    String sql =
        "SELECT "
            + listed(axes.stream().map(axis -> name(axis, numbering)).toList(), SUMMED)
            + " FROM ("
            + source.counted(keys)
            + ") counted GROUP BY "
            + order
            + end;
    var values = new ArrayList<Object>();
    values.add(numbering.those(filter, named.get()));
    values.addAll(source.where.values());
    return new Question(sql, values);
  }

  /** How networks are told apart; numbers alone are compared in less time. */
  private enum Numbering {
    IN_ONE_COUNTRY("counted.asn = ANY(?::BIGINT[])"),
    IN_ALL("counted.cc || counted.asn = ANY(?::VARCHAR[])");

    /** Whether one is among {@link #those}. */
    private final String isNamed;

    Numbering(String isNamed) {
      this.isNamed = isNamed;
    }

    Stream<String> keys() {
      return this == IN_ALL ? Stream.of("cc", "asn") : Stream.of("asn");
    }

    Object[] those(MeasurementFilter filter, Set<Network> named) {
      return this == IN_ALL ? Where.names(named) : Where.numbers(Where.in(filter.cc(), named));
    }
  }

  /** What is counted. */
  private record Source(String table, String time, List<String> counts, Where where) {
    static Source of(
        List<Axis> axes,
        MeasurementFilter filter,
        Optional<Shelf> shelf,
        Supplier<Set<Network>> named) {
      if (Days.know(axes, filter)) {
        return new Source("days", "day", SUMMED, Where.of(filter, "day", named));
      }
      return shelf
          .map(of -> new Source(of.table(), "time", COUNTED, Where.of(filter, of, named)))
          .orElseGet(() -> new Source("judged", "time", COUNTED, Where.of(filter, named)));
    }

    String counted(List<String> keys) {
      return "SELECT "
          + listed(keys, counts)
          + " FROM "
          + table
          + where.sql()
          + (keys.isEmpty() ? "" : " GROUP BY " + ordinals(keys.size()));
    }
  }

  private static String listed(List<String> keys, List<String> counts) {
    return Stream.concat(keys.stream(), counts.stream()).collect(Collectors.joining(", "));
  }

  private static String ordinals(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  /** What is counted by, under the names of {@link #name}; a network is one of a country. */
  private static Stream<String> keys(List<Axis> axes, Numbering numbering, String time) {
    return axes.stream()
        .flatMap(axis ->
            switch (axis) {
              case DOMAIN -> Stream.of("domain");
              case SERVICE -> Stream.of("service");
              case CATEGORY -> Stream.of("category");
              case CC -> Stream.of("cc");
              case ASN -> numbering.keys();
              case MECHANISM ->
                  Stream.of("CASE outcome WHEN 'blocked' THEN detail ELSE '' END AS mechanism");
              case HOUR -> Stream.of(startOf(Duration.ofHours(1), time) + " AS hour");
              case DAY -> Stream.of(startOf(Duration.ofDays(1), time) + " AS of_day");
              case WEEK -> Stream.of(startOf(Duration.ofDays(7), time) + " AS week");
              case HOUR_OF_WEEK ->
                  Stream.of(
                      "(%s) - (%s) AS hour_of_week"
                          .formatted(
                              startOf(Duration.ofHours(1), time),
                              startOf(Duration.ofDays(7), time)));
            });
  }

  /** Numbers are read several times as fast as texts. */
  private static String name(Axis axis, Numbering numbering) {
    return switch (axis) {
      case DOMAIN -> "domain";
      case SERVICE -> "service";
      case CATEGORY -> "category";
      case CC -> "cc";
      case ASN -> "CASE WHEN " + numbering.isNamed + " THEN counted.asn ELSE 0 END";
      case MECHANISM -> "mechanism";
      case HOUR -> "hour";
      case DAY -> "of_day";
      case WEEK -> "week";
      case HOUR_OF_WEEK -> "hour_of_week";
    };
  }

  /** The microsecond at which the time's span of this length began, of those that follow MONDAY. */
  private static String startOf(Duration span, String time) {
    long micros = span.toNanos() / 1_000;
    return "%3$s - ((%3$s - %1$d) %% %2$d + %2$d) %% %2$d"
        .formatted(Rows.micros(MONDAY), micros, time);
  }

  static Tally read(List<Axis> axes, ResultSet row) throws SQLException {
    var keys = new ArrayList<String>();
    for (Axis axis : axes) {
      keys.add(key(axis, row, keys.size() + 1));
    }
    int last = axes.size();
    return new Tally(
        keys,
        row.getLong(last + 1),
        row.getLong(last + 2),
        row.getLong(last + 3),
        row.getLong(last + 4),
        row.getLong(last + 5),
        row.getLong(last + 6));
  }

  private static String key(Axis axis, ResultSet row, int column) throws SQLException {
    return switch (axis) {
      case DOMAIN, SERVICE, CATEGORY, CC, MECHANISM -> row.getString(column);
      case ASN -> network(new Asn(row.getLong(column)));
      case HOUR -> Rows.time(row.getLong(column)).toString();
      case DAY, WEEK ->
          LocalDate.ofInstant(Rows.time(row.getLong(column)), ZoneOffset.UTC).toString();
      case HOUR_OF_WEEK -> String.valueOf(row.getLong(column) / Rows.micros(HOUR));
    };
  }

  /** Those that are not named have no number. */
  private static String network(Asn asn) {
    return asn.isKnown() ? asn.toString() : "";
  }
}
