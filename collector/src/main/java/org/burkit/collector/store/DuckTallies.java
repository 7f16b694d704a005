package org.burkit.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The question for counts in DuckDB's SQL. Stateless. */
final class DuckTallies {
  private DuckTallies() {}

  static String sql(List<Axis> axes, Where where, int limit) {
    String keys = axes.stream().map(axis -> key(axis) + ", ").collect(Collectors.joining());
    String order =
        IntStream.rangeClosed(1, axes.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    String large =
        axes.contains(Axis.ASN)
            ? " LEFT JOIN (" + DuckSchema.LARGE_NETWORKS + ") large USING (cc, asn)"
            : "";
    return "SELECT "
        + keys
        + "count(*), count(*) FILTER (outcome = 'accessible'),"
        + " count(*) FILTER (outcome = 'blocked'), count(*) FILTER (outcome = 'down'),"
        + " count(*) FILTER (outcome = 'server_side'),"
        + " count(*) FILTER (outcome = 'inconclusive') FROM judged"
        + large
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
      case ASN -> "CASE WHEN large.asn IS NULL THEN '' ELSE 'AS' || judged.asn END";
      case MECHANISM -> "CASE outcome WHEN 'blocked' THEN detail ELSE '' END";
      case HOUR -> "strftime(make_timestamp(time), '%Y-%m-%dT%H:00:00Z')";
      case DAY -> "strftime(make_timestamp(time), '%Y-%m-%d')";
      case WEEK -> "strftime(date_trunc('week', make_timestamp(time)), '%Y-%m-%d')";
    };
  }

  static Tally read(int axes, ResultSet row) throws SQLException {
    var keys = new ArrayList<String>();
    for (int i = 1; i <= axes; i++) {
      keys.add(row.getString(i));
    }
    return new Tally(
        keys,
        row.getLong(axes + 1),
        row.getLong(axes + 2),
        row.getLong(axes + 3),
        row.getLong(axes + 4),
        row.getLong(axes + 5),
        row.getLong(axes + 6));
  }
}
