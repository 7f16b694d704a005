package org.burkit.collector.query;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Route;
import org.burkit.lists.Lists;

/** All routes that answer questions, as {@code openapi.yaml} says. Any thread. */
public final class QueryApi {
  private final Incidents incidents;
  private final Measurements measurements;
  private final Aggregation aggregation;
  private final Known known;

  public QueryApi(Store store, Journal journal, Lists lists, InstantSource clock) {
    this.incidents = new Incidents(store, clock);
    this.measurements = new Measurements(store, journal);
    this.aggregation = new Aggregation(store);
    this.known = new Known(lists);
  }

  public List<Route> routes() {
    return Stream.of(
            incidents.routes(),
            measurements.routes(),
            aggregation.routes(),
            known.routes(),
            List.of(OpenApi.route()))
        .flatMap(List::stream)
        .toList();
  }
}
