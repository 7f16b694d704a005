package org.burkit.collector.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the measurements of one site, or of one service, stand a second time, with some others': a
 * store has sixteen shelves, each a table of the columns that are counted by, so that a question
 * for one site looks through a sixteenth of the rows. DuckDB has no index that would do, since it
 * would have to be held in memory; PostgreSQL has, and no shelves.
 *
 * @param topic the site or the service
 */
record Shelf(String topic) {
  private static final int COUNT = 16;

  /** The columns, in the order of a row. */
  static final String COLUMNS =
      "topic TEXT, time BIGINT, cc TEXT, asn BIGINT, domain TEXT, service TEXT, category TEXT,"
          + " outcome TEXT, detail TEXT, id_start INTEGER, segment BIGINT, place BIGINT,"
          + " number INTEGER";

  /** All tables. */
  static List<String> tables() {
    return IntStream.range(0, COUNT).mapToObj(Shelf::table).toList();
  }

  private static String table(int number) {
    return "shelf_" + number;
  }

  String table() {
    return table(Math.floorMod(topic.hashCode(), COUNT));
  }

  private static Shelf ofSite(String domain) {
    return new Shelf("domain " + domain);
  }

  private static Shelf ofService(String service) {
    return new Shelf("service " + service);
  }

  /** One on which everything is that passes the filter; empty where there is none. */
  static Optional<Shelf> of(MeasurementFilter filter) {
    return filter
        .domain()
        .map(Shelf::ofSite)
        .or(() -> filter.service().map(Shelf::ofService))
        .filter(shelf -> !shelf.topic.endsWith(" "));
  }

  /** A measurement on a shelf. */
  record Row(String topic, JudgedMeasurement measurement) {}

  /** What comes onto which table. */
  static Map<String, List<Row>> rows(List<JudgedMeasurement> measurements) {
    var rows = new HashMap<String, List<Row>>();
    for (JudgedMeasurement m : measurements) {
      if (!m.domain().isEmpty()) {
        put(ofSite(m.domain()), m, rows);
      }
      if (!m.service().isEmpty()) {
        put(ofService(m.service()), m, rows);
      }
    }
    return rows;
  }

  private static void put(Shelf shelf, JudgedMeasurement m, Map<String, List<Row>> rows) {
    rows.computeIfAbsent(shelf.table(), _ -> new ArrayList<>()).add(new Row(shelf.topic, m));
  }
}
