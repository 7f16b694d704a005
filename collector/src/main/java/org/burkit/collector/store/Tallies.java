package org.burkit.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The question for counts in SQL. Stateless. */
final class Tallies {
  private static final Instant HOUR = Instant.EPOCH.plus(Duration.ofHours(1));
  private static final Instant MONDAY = Instant.parse("1970-01-05T00:00:00Z");

  private Tallies() {}

  static String sql(List<Axis> axes, Where where, int limit) {
    String keys = axes.stream().map(axis -> key(axis) + ", ").collect(Collectors.joining());
    String order =
        IntStream.rangeClosed(1, axes.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    String named =
        axes.contains(Axis.ASN)
            ? " LEFT JOIN (" + SqlSchema.NAMED_NETWORKS + ") named USING (cc, asn)"
            : "";
    return "SELECT "
        + keys
        + "count(*), count(*) FILTER (WHERE outcome = 'accessible'),"
        + " count(*) FILTER (WHERE outcome = 'blocked'), count(*) FILTER (WHERE outcome = 'down'),"
        + " count(*) FILTER (WHERE outcome = 'server_side'),"
        + " count(*) FILTER (WHERE outcome = 'inconclusive') FROM judged"
        + named
        + where.sql()
        + (axes.isEmpty() ? "" : " GROUP BY " + order + " ORDER BY " + order)
        + " LIMIT "
        + limit;
  }

  private static String key(Axis axis) {
    return switch (axis) {
      case DOMAIN -> "domain";
      case SERVICE -> "service";
      case CATEGORY -> "category";
      case CC -> "cc";
      case ASN -> "CASE WHEN named.asn IS NULL THEN '' ELSE 'AS' || judged.asn END";
      case MECHANISM -> "CASE outcome WHEN 'blocked' THEN detail ELSE '' END";
      case HOUR -> startOf(Duration.ofHours(1));
      case DAY -> startOf(Duration.ofDays(1));
      case WEEK -> startOf(Duration.ofDays(7));
      case HOUR_OF_WEEK ->
          "(" + startOf(Duration.ofHours(1)) + ") - (" + startOf(Duration.ofDays(7)) + ")";
    };
  }

  /** The microsecond at which the time's span of this length began, of those that follow MONDAY. */
  private static String startOf(Duration span) {
    long micros = span.toNanos() / 1_000;
    return "time - ((time - %1$d) %% %2$d + %2$d) %% %2$d".formatted(Rows.micros(MONDAY), micros);
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
