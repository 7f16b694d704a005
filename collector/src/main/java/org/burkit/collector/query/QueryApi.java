package org.burkit.collector.query;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.store.IncidentCodec;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.IncidentFilter.StateAt;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;
import org.jspecify.annotations.Nullable;

/** The routes that answer questions about incidents and measurements. Any thread. */
public final class QueryApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Store store;
  private final Journal journal;
  private final InstantSource clock;

  public QueryApi(Store store, Journal journal, InstantSource clock) {
    this.store = store;
    this.journal = journal;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/incidents", this::incidents),
        Route.get("/api/v1/incidents/:id", this::incident),
        Route.get("/api/v1/measurements/:id", this::measurement));
  }

  private Answer incidents(Request request) {
    Instant now = clock.instant();
    IncidentFilter filter;
    try {
      filter = filter(request, now);
    } catch (IllegalArgumentException e) {
      return Problem.of(400, "Filter not understood", String.valueOf(e.getMessage()));
    }
    ObjectNode answer = JSON.createObjectNode();
    var array = answer.putArray("incidents");
    List<Incident> found = store.incidents(filter);
    var functions = store.functions(found);
    found.forEach(
        i -> array.add(withFunctions(IncidentCodec.summary(i, now), functions.get(i.id()))));
    return json(answer);
  }

  private static IncidentFilter filter(Request request, Instant now) {
    return new IncidentFilter(
        request.query("state").map(text -> new StateAt(state(text), now)),
        request
            .query("cc")
            .map(text ->
                CountryCode.parse(text)
                    .orElseThrow(() -> unfit("cc: expected two capitals, such as KZ"))),
        request
            .query("asn")
            .map(text ->
                Asn.parse(text.startsWith("AS") ? text : "AS" + text)
                    .orElseThrow(() -> unfit("asn: expected a number, such as AS64501"))),
        request.query("domain"));
  }

  private static State state(String text) {
    return switch (text) {
      case "open" -> State.OPEN;
      case "closed" -> State.CLOSED;
      case "unmeasured" -> State.UNMEASURED;
      default -> throw unfit("state: expected open, closed or unmeasured");
    };
  }

  private static IllegalArgumentException unfit(String why) {
    return new IllegalArgumentException(why);
  }

  private Answer incident(Request request) {
    return IncidentId.parse(request.path("id"))
        .flatMap(store::incident)
        .map(i ->
            json(
                withFunctions(
                    IncidentCodec.whole(i, clock.instant()),
                    store.functions(List.of(i)).get(i.id()))))
        .orElseGet(() -> Problem.notFound("there is no incident with this id"));
  }

  /** There from the moment that it is acknowledged; its verdict is null until it is judged. */
  private Answer measurement(Request request) throws IOException {
    String text = request.path("id");
    Optional<Entry> entry =
        MeasurementId.isId(text) ? journal.find(new MeasurementId(text)) : Optional.empty();
    return entry.isPresent()
        ? json(document(entry.get(), store.measurement(entry.get().envelope().id())))
        : Problem.notFound("there is no measurement with this id");
  }

  /** Names are added for services only. */
  private static ObjectNode withFunctions(
      ObjectNode node, @Nullable Map<ServiceFunction, String> functions) {
    if (functions != null) {
      ObjectNode states = node.putObject("functions");
      new TreeMap<>(functions).forEach((function, state) -> states.put(function.label(), state));
    }
    return node;
  }

  private static ObjectNode document(Entry entry, Optional<JudgedMeasurement> judged)
      throws IOException {
    ObjectNode document = JSON.createObjectNode();
    document.put("id", entry.envelope().id().hex());
    document.put("received", entry.envelope().received().truncatedTo(ChronoUnit.MICROS).toString());
    document.putNull("verdict");
    judged.ifPresent(j -> {
      document.put("cc", j.cc().code()).put("asn", j.asn().toString());
      document.put("standing", j.standing().label());
      document.set("verdict", verdict(j));
    });
    document.set("measurement", JSON.readTree(entry.body().stream()));
    return document;
  }

  private static ObjectNode verdict(JudgedMeasurement judged) {
    ObjectNode verdict = JSON.createObjectNode();
    verdict.put("outcome", judged.outcome().label());
    verdict.put(
        "mechanism", judged.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null));
    verdict.put("confidence", judged.confidence());
    judged.rules().forEach(verdict.putArray("rules")::add);
    return judged.functions().isEmpty() ? verdict : withFunctions(verdict, judged.functions());
  }

  private static Answer json(ObjectNode node) {
    return Answer.json(200, node.toString().getBytes(StandardCharsets.UTF_8))
        .with("cache-control", "no-cache");
  }
}
