package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.Acts;
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
              "functions",
              "retracted",
              "merged_into"));

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
    Acts acts = store.acts();
    List<Incident> found =
        store.incidents(filter).stream()
            .filter(i -> filter.state().isEmpty() || acts.retraction(i.id()).isEmpty())
            .toList();
    var functions = store.functions(found);
    found.forEach(i ->
        array.add(
            withStanding(
                Documents.withFunctions(IncidentCodec.summary(i, now), functions.get(i.id())),
                i.id(),
                acts)));
    return Optional.of(Content.of(answer, TABLE));
  }

  private Optional<Content> incident(Request request) throws NotUnderstood {
    new Parameters(request).end();
    Acts acts = store.acts();
    return IncidentId.parse(request.path("id"))
        .flatMap(id -> store.incident(id).or(() -> acts.lost(id)))
        .map(i ->
            withActs(
                Documents.withFunctions(
                    IncidentCodec.whole(i, clock.instant()),
                    store.functions(List.of(i)).get(i.id())),
                i.id(),
                acts))
        .map(Content::of);
  }

  /** A program that knows nothing of retractions must not take it for an open one. */
  private static ObjectNode withStanding(ObjectNode node, IncidentId id, Acts acts) {
    boolean retracted = acts.retraction(id).isPresent();
    if (retracted) {
      node.put("state", "retracted");
    }
    return node.put("retracted", retracted)
        .put("merged_into", acts.whole(id).map(IncidentId::text).orElse(null));
  }

  private static ObjectNode withActs(ObjectNode node, IncidentId id, Acts acts) {
    var said = node.putArray("acts");
    acts.of(id).forEach(act -> said.add(ActCodec.published(act)));
    var parts = node.putArray("parts");
    acts.parts(id).forEach(part -> parts.add(part.text()));
    return withStanding(node, id, acts);
  }
}
