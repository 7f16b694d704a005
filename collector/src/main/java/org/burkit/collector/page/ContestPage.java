package org.burkit.collector.page;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.editor.Contests;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Body;
import org.burkit.collector.web.Form;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;

/**
 * Where readers say that an incident is wrong, without an account and without script. Any thread.
 */
final class ContestPage {
  /** A letter may take nine bytes on its way. */
  static final int LARGEST_BODY = 9 * ActCodec.LONGEST + 1024;

  private static final int SEE_OTHER = 303;

  private final Store store;
  private final Lists lists;
  private final InstantSource clock;
  private final Contests contests;
  private final Optional<Operator> operator;

  ContestPage(
      Store store,
      Lists lists,
      InstantSource clock,
      Contests contests,
      Optional<Operator> operator) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
    this.contests = contests;
    this.operator = operator;
  }

  /** The page for {@code GET /i/:id/contest}. */
  Answer form(Request request) {
    Language language = Language.of(request);
    boolean kept = request.query("sent").isPresent();
    String result = kept ? language.say("contest.kept") : "";
    return find(request)
        .map(i -> page(200, i, request, language, result, kept, ""))
        .orElseGet(() -> IncidentPage.missing(language));
  }

  /** For {@code POST /i/:id/contest}: leads back to the page, so that nothing is sent twice. */
  Answer take(Request request) throws InterruptedException {
    Language language = Language.of(request);
    Optional<Incident> found = find(request);
    if (found.isEmpty()) {
      return IncidentPage.missing(language);
    }
    Incident incident = found.get();
    Map<String, String> fields = Form.fields(request);
    String text = fields.getOrDefault("text", "");
    String ticket = fields.getOrDefault("ticket", "");
    Contests.Result result = contests.take(incident.id(), text, ticket, request.caller());
    return result == Contests.Result.KEPT
        ? new Answer(SEE_OTHER, "text/plain", Map.of(), Body.NONE)
            .with("location", path(incident, language) + "&sent=1")
        : page(
            result.status(),
            incident,
            request,
            language,
            language.say("contest." + result.label()),
            false,
            text);
  }

  private Optional<Incident> find(Request request) {
    return IncidentId.parse(request.path("id")).flatMap(store::incident);
  }

  private static String path(Incident incident, Language language) {
    return "/i/" + incident.id() + "/contest?lang=" + language.code();
  }

  private Answer page(
      int status,
      Incident incident,
      Request request,
      Language language,
      String result,
      boolean isKept,
      String text) {
    IncidentText brief =
        new Wording(lists, language, clock.instant()).texts(List.of(incident), store).getFirst();
    String title = language.say("contest.heading") + " · " + brief.name();
    return Templates.page(
            status,
            language,
            "contest",
            Map.of(
                "frame",
                Frame.of(language, title, "/i/" + incident.id() + "/contest"),
                "labels",
                new Labels(language),
                "operator",
                Operator.links(operator, "operator.answers", language),
                "form",
                new ContestForm(
                    brief.name(),
                    brief.href(),
                    path(incident, language),
                    result,
                    isKept,
                    text,
                    contests.ticket(incident.id(), request.caller()),
                    ActCodec.LONGEST)))
        .with("cache-control", "no-store");
  }
}
