package org.burkit.collector.editor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.MalformedActException;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Handler;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementId;

/**
 * What editors do over HTTP, by their token ({@code Authorization: Bearer}, RFC 6750). Any thread.
 */
public final class EditorApi {
  private static final int LARGEST_BODY = 64 << 10;
  private static final int MOST_CONTESTS = 500;

  private final Editors editors;
  private final Desk desk;
  private final Store store;

  public EditorApi(Editors editors, Desk desk, Store store) {
    this.editors = editors;
    this.desk = desk;
    this.store = store;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/editor/acts", LARGEST_BODY, known(this::say)),
        Route.get("/api/v1/editor/acts", known((_, _) -> acts())),
        Route.get("/api/v1/editor/contests", known((_, _) -> contests())));
  }

  private interface ForEditors {
    Answer answer(Request request, String name) throws IOException, InterruptedException;
  }

  private Handler known(ForEditors handler) {
    return request -> {
      Optional<String> token =
          request
              .header("authorization")
              .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
              .map(value -> value.substring(7).strip());
      Optional<String> name = token.isEmpty() ? token : editors.named(token.get());
      Answer answer =
          name.isEmpty()
              ? Problem.of(401, "Not known", "expected the token of an editor, got another or none")
                  .with("www-authenticate", "Bearer")
              : handler.answer(request, name.get());
      return answer.with("cache-control", "no-store");
    };
  }

  private Answer say(Request request, String name) throws IOException, InterruptedException {
    if (!request.mediaType().equals("application/json")) {
      return Problem.of(415, "Media type not supported", "expected Content-Type application/json");
    }
    try {
      var draft = ActCodec.draft(CanonicalJson.parse(request.body().bytes()));
      if (draft.content() instanceof Act.Contest) {
        return Problem.of(400, "Not an act", "kind: expected what editors say, got contest");
      }
      if (!desk.knows(draft.incident())) {
        return Problem.notFound("there is no incident " + draft.incident());
      }
      if (draft.content() instanceof Act.Merge(var into, _)) {
        if (!desk.knows(into)) {
          return Problem.notFound("into: there is no incident " + into);
        }
        if (!store.acts().canMerge(draft.incident(), into)) {
          return Problem.of(
              409, "Circle", "into: " + into + " is " + draft.incident() + " or part of it");
        }
      }
      MeasurementId id = desk.take(draft, name);
      return json(JsonNodeFactory.instance.objectNode().put("id", id.hex()).put("by", name));
    } catch (MalformedMeasurementException | MalformedActException e) {
      return Problem.of(400, "Not an act", String.valueOf(e.getMessage()));
    }
  }

  private Answer acts() {
    return list(
        "acts",
        store.acts().byIncident().values().stream()
            .flatMap(List::stream)
            .sorted((a, b) -> b.made().compareTo(a.made()))
            .toList());
  }

  private Answer contests() {
    return list("contests", store.contests(MOST_CONTESTS));
  }

  private static Answer list(String member, List<Act> acts) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var array = answer.putArray(member);
    acts.forEach(act -> array.add(ActCodec.encode(act)));
    return json(answer);
  }

  private static Answer json(ObjectNode node) {
    return Answer.json(200, node.toString().getBytes(StandardCharsets.UTF_8));
  }
}
