package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentCodec;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.query.Content.Table;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;

/** What is blocked, where, since when, how sure. Any thread. */
final class Incidents {
  private static final Table TABLE =
      new Table(
          "incidents",
          List.of(
              "id",
              "kind",
              "service",
              "domains",
              "cc",
              "asns",
              "mechanism",
              "state",
              "grade",
              "confidence",
              "started_after",
              "started_before",
              "ended_after",
              "ended_before",
              "last_measured",
              "measurements",
              "probes",
              "contradicting",
              "votes",
              "active",
              "rejected",
              "functions"));

  private final Store store;
  private final InstantSource clock;

  Incidents(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Publication.route("/api/v1/incidents", this::incidents),
        Publication.route("/api/v1/incidents/:id", this::incident));
  }

  private Optional<Content> incidents(Request request) throws NotUnderstood {
    Instant now = clock.instant();
    var parameters = new Parameters(request);
    IncidentFilter filter = parameters.incidents(now);
    parameters.end();
    ObjectNode answer = Documents.JSON.createObjectNode();
    var array = answer.putArray("incidents");
    List<Incident> found = store.incidents(filter);
    var functions = store.functions(found);
    found.forEach(i ->
        array.add(Documents.withFunctions(IncidentCodec.summary(i, now), functions.get(i.id()))));
    return Optional.of(Content.of(answer, TABLE));
  }

  private Optional<Content> incident(Request request) throws NotUnderstood {
    new Parameters(request).end();
    return IncidentId.parse(request.path("id"))
        .flatMap(store::incident)
        .map(i ->
            Documents.withFunctions(
                IncidentCodec.whole(i, clock.instant()), store.functions(List.of(i)).get(i.id())))
        .map(Content::of);
  }
}
