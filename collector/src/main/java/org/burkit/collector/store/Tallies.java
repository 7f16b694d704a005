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
   * It is asked of the days, where they know it, of a shelf, or of all.
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
    Numbering numbering = filter.cc().isPresent() ? Numbering.IN_ONE_COUNTRY : Numbering.IN_ALL;
    boolean byNetwork = axes.contains(Axis.ASN);
    String sql =
        byNetwork && source.isLarge
            ? countedTwice(axes, numbering, source)
            : source.counted(axes.stream().map(axis -> key(axis, numbering, source.time)).toList());
    var values = new ArrayList<Object>();
    if (byNetwork) {
      values.add(numbering.those(filter, named.get()));
    }
    values.addAll(source.where.values());
    return new Question(sql + ordered(axes) + " LIMIT " + limit, values);
  }

  /**
   * Networks by their numbers first; what comes out, far fewer rows, is then told apart by the
   * names. Of few rows a second count would take longer than to look at each one's name.
   */
  private static String countedTwice(List<Axis> axes, Numbering numbering, Source source) {
    List<String> numbers =
        axes.stream()
            .flatMap(axis ->
                axis == Axis.ASN
                    ? numbering.columns()
                    : Stream.of(key(axis, numbering, source.time)))
            .distinct()
            .toList();
    List<String> names =
        axes.stream().map(axis -> axis == Axis.ASN ? numbering.name : column(axis)).toList();
    return "SELECT "
        + listed(names, SUMMED)
        + " FROM ("
        + source.counted(numbers)
        + ") counted GROUP BY "
        + ordinals(axes.size());
  }

  private static String ordered(List<Axis> axes) {
    return axes.isEmpty() ? "" : " ORDER BY " + ordinals(axes.size());
  }

  /** How networks are told apart; numbers alone are compared in less time. */
  private enum Numbering {
    IN_ONE_COUNTRY("asn = ANY(?::BIGINT[])"),
    IN_ALL("cc || asn = ANY(?::VARCHAR[])");

    /** Its number where it is among {@link #those}. Numbers are read sooner than texts. */
    private final String name;

    Numbering(String isNamed) {
      this.name = "CASE WHEN " + isNamed + " THEN asn ELSE 0 END";
    }

    Stream<String> columns() {
      return this == IN_ALL ? Stream.of("cc", "asn") : Stream.of("asn");
    }

    Object[] those(MeasurementFilter filter, Set<Network> named) {
      return this == IN_ALL ? Where.names(named) : Where.numbers(Where.in(filter.cc(), named));
    }
  }

  /**
   * What is counted.
   *
   * @param isLarge where it is all that there is
   */
  private record Source(
      String table, String time, List<String> counts, Where where, boolean isLarge) {
    static Source of(
        List<Axis> axes,
        MeasurementFilter filter,
        Optional<Shelf> shelf,
        Supplier<Set<Network>> named) {
      if (Days.know(axes, filter)) {
        return new Source("days", "day", SUMMED, Where.of(filter, "day", named), false);
      }
      return shelf
          .map(of -> new Source(of.table(), "time", COUNTED, Where.of(filter, of, named), false))
          .orElseGet(() -> new Source("judged", "time", COUNTED, Where.of(filter, named), true));
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

  /** What is counted by, under the name of {@link #column}; a network by {@link Numbering#name}. */
  private static String key(Axis axis, Numbering numbering, String time) {
    return switch (axis) {
      case DOMAIN, SERVICE, CATEGORY, CC -> column(axis);
      case ASN -> numbering.name;
      case MECHANISM -> "CASE outcome WHEN 'blocked' THEN detail ELSE '' END AS mechanism";
      case HOUR -> startOf(Duration.ofHours(1), time) + " AS hour";
      case DAY -> startOf(Duration.ofDays(1), time) + " AS of_day";
      case WEEK -> startOf(Duration.ofDays(7), time) + " AS week";
      case HOUR_OF_WEEK ->
          "(%s) - (%s) AS hour_of_week"
              .formatted(startOf(Duration.ofHours(1), time), startOf(Duration.ofDays(7), time));
    };
  }

  private static String column(Axis axis) {
    return axis == Axis.DAY ? "of_day" : axis.label();
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
