package org.burkit.collector.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.query.Operation;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.lists.Lists;

/** The routes of the pages. Any thread may call its handlers. */
public final class Pages {
  private final Store store;
  private final Lists lists;
  private final InstantSource clock;
  private final String style;
  private final List<Operation> operations = Operation.all();
  private final CheckPage check;

  public Pages(Store store, Lists lists, InstantSource clock) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
    this.check = new CheckPage(store, lists, clock);
    this.style = resource("style.css");
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/", this::list),
        Route.get("/i/:id", this::incident),
        Route.get("/check", check::answer),
        Route.get("/api", this::api),
        Route.get(
            "/style.css",
            request ->
                Answer.text("text/css; charset=utf-8", style)
                    .with("cache-control", "public, max-age=3600")));
  }

  private Answer list(Request request) {
    Language language = Language.of(request);
    String heading = language.say("list.heading");
    return Templates.page(
        200,
        language,
        "incidents",
        Map.of(
            "frame",
            Frame.of(language, heading + " · " + language.say("app.name"), "/"),
            "heading",
            heading,
            "ask",
            AskForm.of(language, ""),
            "empty",
            language.say("list.empty"),
            "incidents",
            texts(store.incidents(IncidentFilter.ALL), language)));
  }

  private Answer incident(Request request) {
    Language language = Language.of(request);
    Optional<Incident> found = IncidentId.parse(request.path("id")).flatMap(store::incident);
    if (found.isEmpty()) {
      return missing(language);
    }
    IncidentText text = texts(List.of(found.get()), language).getFirst();
    String title = text.name() + ": " + text.grade() + " · " + language.say("app.name");
    Frame frame = Frame.of(language, title, "/i/" + text.id());
    return Templates.page(200, language, "incident", Map.of("frame", frame, "incident", text));
  }

  private Answer api(Request request) {
    Language language = Language.of(request);
    String heading = language.say("api.heading");
    return Templates.page(
        200,
        language,
        "api",
        Map.of(
            "frame",
            Frame.of(language, heading + " · " + language.say("app.name"), "/api"),
            "heading",
            heading,
            "lead",
            language.say("api.lead"),
            "operations",
            operations));
  }

  private List<IncidentText> texts(List<Incident> incidents, Language language) {
    return new Wording(lists, language, clock.instant()).texts(incidents, store);
  }

  private Answer missing(Language language) {
    String heading = language.say("missing.heading");
    return Templates.page(
        404,
        language,
        "missing",
        Map.of(
            "frame", Frame.of(language, heading, "/"),
            "heading", heading,
            "text", language.say("missing.text")));
  }

  private static String resource(String name) {
    try (var in = Pages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar's " + name + " must be readable", e);
    }
  }
}
