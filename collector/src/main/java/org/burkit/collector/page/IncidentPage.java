package org.burkit.collector.page;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.evidence.Version;
import org.burkit.collector.query.CloseLook;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;
import org.burkit.model.MeasurementId;

/** All that is known of one incident, and every test behind it. Any thread. */
final class IncidentPage {
  /** Of so many of the latest tests the bytes are read. */
  private static final int LOOKED_AT = 5;

  private final Store store;
  private final Lists lists;
  private final CloseLook look;
  private final InstantSource clock;
  private final String base;
  private final Function<IncidentId, List<Version>> versions;
  private final PartnersPage partners;

  /**
   * @param base what the world calls this collector; empty where that is not known
   * @param versions what was logged of an incident, the newest last
   */
  IncidentPage(
      Store store,
      Lists lists,
      CloseLook look,
      InstantSource clock,
      String base,
      Function<IncidentId, List<Version>> versions,
      PartnersPage partners) {
    this.store = store;
    this.lists = lists;
    this.look = look;
    this.clock = clock;
    this.base = base;
    this.versions = versions;
    this.partners = partners;
  }

  /** The page for {@code /i/:id}. */
  Answer answer(Request request) throws IOException {
    Language language = Language.of(request);
    Optional<Incident> found = find(request);
    return found.isEmpty() ? gone(request, language) : page(found.get(), language);
  }

  /** The page for {@code /i/:id/tests?side=for|against&page=N}. */
  Answer tests(Request request) {
    Language language = Language.of(request);
    Optional<Incident> found = find(request);
    return found.isEmpty() ? missing(language) : tests(request, found.get(), language);
  }

  private Optional<Incident> find(Request request) {
    return IncidentId.parse(request.path("id")).flatMap(store::incident);
  }

  private Answer page(Incident incident, Language language) throws IOException {
    Instant now = clock.instant();
    var wording = new Wording(lists, language, now);
    IncidentText brief = wording.texts(List.of(incident), store).getFirst();
    CloseLook.Seen seen = look.at(latest(incident), store::named);
    var charts = new Charts(store, wording, language);
    var period = Period.of(incident, now);
    String title = brief.name() + ": " + brief.grade() + " · " + language.say("app.name");
    return Templates.page(
        200,
        language,
        "incident",
        Map.of(
            "frame",
                Frame.of(language, title, "/i/" + brief.id())
                    .withMeta(SharePage.meta(brief, incident, language, base))
                    .withEmbed(Oembed.of(incident.id(), language, base)),
            "labels", new Labels(language),
            "incident", new Report(wording, language, base).detail(incident, brief, seen),
            "aside", aside(incident.id(), wording, language),
            "likewise", partners.likewise(incident, wording, language),
            "editions", Editions.of(versions.apply(incident.id()), wording, language),
            "legend", Legend.in(language),
            "charts",
                List.of(
                        charts.days(Charts.Rows.NETWORKS, Scope.of(incident), period),
                        charts.hours(incident, period))
                    .stream()
                    .flatMap(Optional::stream)
                    .toList()));
  }

  private Aside aside(IncidentId id, Wording wording, Language language) {
    Acts acts = store.acts();
    return Aside.of(acts.of(id), acts.retraction(id).isPresent(), wording, language);
  }

  private static List<MeasurementId> latest(Incident incident) {
    List<MeasurementId> ids = incident.evidence();
    return ids.subList(Math.max(0, ids.size() - LOOKED_AT), ids.size());
  }

  private Answer tests(Request request, Incident incident, Language language) {
    boolean against = request.query("side").filter("against"::equals).isPresent();
    List<MeasurementId> ids = against ? incident.counterEvidence() : incident.evidence();
    var wording = new Wording(lists, language, clock.instant());
    String heading =
        language.say(against ? "tests.against" : "tests.for", Map.of("count", ids.size()));
    String path = "/i/" + incident.id() + "/tests?side=" + (against ? "against" : "for");
    var slice = Slice.of(ids, request.query("page").orElse(""));
    return Templates.page(
        200,
        language,
        "tests",
        Map.of(
            "frame", Frame.of(language, heading + " · " + incident.id(), path),
            "heading", heading,
            "name", wording.name(incident),
            "back", "/i/" + incident.id() + "?lang=" + language.code(),
            "rows", new TestRows(store, wording, language).of(slice.ids(), incident),
            "pages", slice.links(path + "&lang=" + language.code(), language)));
  }

  /** Of one that measurements no longer make, what was said of it stays. */
  private Answer gone(Request request, Language language) {
    var wording = new Wording(lists, language, clock.instant());
    Optional<IncidentId> id = IncidentId.parse(request.path("id"));
    Aside aside =
        id.map(known -> aside(known, wording, language))
            .orElseGet(() -> new Aside(false, List.of(), List.of()));
    if (id.isEmpty() || (aside.banners().isEmpty() && aside.context().isEmpty())) {
      return missing(language);
    }
    String heading = language.say("gone.heading", Map.of("id", id.get().text()));
    return Templates.page(
        410,
        language,
        "gone",
        Map.of(
            "frame",
            Frame.of(language, heading, "/i/" + id.get()),
            "labels",
            new Labels(language),
            "heading",
            heading,
            "aside",
            aside,
            "editions",
            Editions.of(versions.apply(id.get()), wording, language)));
  }

  static Answer missing(Language language) {
    return Templates.missing(
        language, language.say("missing.heading"), language.say("missing.text"));
  }
}
