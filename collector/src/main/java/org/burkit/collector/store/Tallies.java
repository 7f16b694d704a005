package org.burkit.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The question for counts in SQL. Stateless. */
final class Tallies {
  private static final Instant HOUR = Instant.EPOCH.plus(Duration.ofHours(1));
  private static final Instant MONDAY = Instant.parse("1970-01-05T00:00:00Z");

  /** How each column of a tally is counted, in the order of the columns. */
  private static final Map<String, String> COUNTS = counts();

  private Tallies() {}

  private static Map<String, String> counts() {
    var counts = new LinkedHashMap<String, String>();
    counts.put("measurements", "count(*)");
    for (String outcome : List.of("accessible", "blocked", "down", "server_side", "inconclusive")) {
      counts.put(outcome, "count(*) FILTER (WHERE outcome = '" + outcome + "')");
    }
    return Collections.unmodifiableMap(counts);
  }

  /** A question and its values. */
  record Question(String sql, List<Object> values) {}

  /**
   * It is asked of the days, where they know it, of a shelf, or of all. It is counted first by what
   * the columns have, and what comes out, far fewer rows, is then told apart by the names.
   */
  static Question question(List<Axis> axes, MeasurementFilter filter, int limit) {
    if (Days.know(axes, filter)) {
      Where where = Where.of(filter, "day");
      String days = "SELECT " + listed(keys(axes, "day"), COUNTS.keySet()) + " FROM days";
      return new Question(named(axes, days + where.sql(), limit), where.values());
    }
    Optional<Shelf> shelf = Shelf.of(filter);
    Where where = shelf.map(of -> Where.of(filter, of)).orElseGet(() -> Where.of(filter));
    String table = shelf.map(Shelf::table).orElse("judged");
    return new Question(named(axes, counted(axes, table, where), limit), where.values());
  }

  private static String listed(Collection<String> keys, Collection<String> counts) {
    return Stream.concat(keys.stream(), counts.stream()).collect(Collectors.joining(", "));
  }

  private static String named(List<Axis> axes, String counted, int limit) {
    String keys = axes.stream().map(axis -> name(axis) + ", ").collect(Collectors.joining());
    String order =
        IntStream.rangeClosed(1, axes.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    String named =
        axes.contains(Axis.ASN)
            ? " LEFT JOIN (" + SqlSchema.NAMED_NETWORKS + ") named USING (cc, asn)"
            : "";
    String sums =
        COUNTS.keySet().stream()
            .map("coalesce(sum(%s), 0)::BIGINT"::formatted)
            .collect(Collectors.joining(", "));
    return "SELECT "
        + keys
        + sums
        + " FROM ("
        + counted
        + ") counted"
        + named
        + (axes.isEmpty() ? "" : " GROUP BY " + order + " ORDER BY " + order)
        + " LIMIT "
        + limit;
  }

  private static String counted(List<Axis> axes, String table, Where where) {
    List<String> keys = keys(axes, "time");
    List<String> counts =
        COUNTS.entrySet().stream()
            .map(count -> count.getValue() + " AS " + count.getKey())
            .toList();
    String by =
        IntStream.rangeClosed(1, keys.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    return "SELECT "
        + listed(keys, counts)
        + " FROM "
        + table
        + where.sql()
        + (keys.isEmpty() ? "" : " GROUP BY " + by);
  }

  /** What is counted by, under the names of {@link #name}; a network is one of a country. */
  private static List<String> keys(List<Axis> axes, String time) {
    return axes.stream()
        .flatMap(axis ->
            switch (axis) {
              case DOMAIN -> Stream.of("domain");
              case SERVICE -> Stream.of("service");
              case CATEGORY -> Stream.of("category");
              case CC -> Stream.of("cc");
              case ASN -> Stream.of("cc", "asn");
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
            })
        .distinct()
        .toList();
  }

  private static String name(Axis axis) {
    return switch (axis) {
      case DOMAIN -> "domain";
      case SERVICE -> "service";
      case CATEGORY -> "category";
      case CC -> "cc";
      case ASN -> "CASE WHEN named.asn IS NULL THEN '' ELSE 'AS' || counted.asn END";
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
      case DOMAIN, SERVICE, CATEGORY, CC, ASN, MECHANISM -> row.getString(column);
      case HOUR -> Rows.time(row.getLong(column)).toString();
      case DAY, WEEK ->
          LocalDate.ofInstant(Rows.time(row.getLong(column)), ZoneOffset.UTC).toString();
      case HOUR_OF_WEEK -> String.valueOf(row.getLong(column) / Rows.micros(HOUR));
    };
  }
}
