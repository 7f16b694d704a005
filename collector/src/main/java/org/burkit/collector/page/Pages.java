package org.burkit.collector.page;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.editor.Contests;
import org.burkit.collector.evidence.Version;
import org.burkit.collector.partner.Heard;
import org.burkit.collector.query.CloseLook;
import org.burkit.collector.query.Operation;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.EntityTag;
import org.burkit.collector.web.Handler;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;
import org.burkit.lists.Lists;

/** The routes of the pages. Any thread may call its handlers. */
public final class Pages {
  private final String style;
  private final List<Operation> operations = Operation.all();
  private final PartnersPage partners;
  private final HomePage home;
  private final CheckPage check;
  private final IncidentPage incident;
  private final SharePage share;
  private final TopicPage topic;
  private final FeedPage feed;
  private final ExplorePage explore;
  private final ContestPage contest;
  private final Oembed oembed;

  /**
   * @param publicUrl what the world calls this collector; without it feeds lead to relative
   *     addresses
   * @param versions what was logged of an incident, the newest last
   * @param heard what partners say is so
   * @param contests takes what readers say is wrong
   * @param operator who runs this collector
   */
  public Pages(
      Store store,
      CloseLook look,
      Lists lists,
      InstantSource clock,
      Optional<URI> publicUrl,
      Function<IncidentId, List<Version>> versions,
      Supplier<List<Heard>> heard,
      Contests contests,
      Optional<Operator> operator) {
    this.partners = new PartnersPage(heard, lists, clock);
    this.home = new HomePage(store, lists, partners, operator, clock);
    String base = publicUrl.map(URI::toString).orElse("");
    this.check = new CheckPage(store, lists, clock);
    var pictures = new Pictures();
    this.share = new SharePage(store, lists, clock, base, pictures);
    this.explore = new ExplorePage(store, lists, clock, base, pictures);
    this.topic = new TopicPage(store, lists, clock);
    this.feed = new FeedPage(store, lists, clock, base);
    this.incident = new IncidentPage(store, lists, look, clock, base, versions, partners);
    this.oembed = new Oembed(store, lists, clock, base);
    this.contest = new ContestPage(store, lists, clock, contests, operator);
    this.style = resource("style.css");
  }

  public List<Route> routes() {
    return List.of(
        page("/", home::answer),
        Route.get("/map.svg", home::map),
        page("/i/:id", incident::answer),
        page("/i/:id/tests", incident::tests),
        page("/i/:id/share", share::answer),
        Route.get("/i/:id/card.png", share::png),
        Route.get("/i/:id/card.svg", share::svg),
        Route.get("/i/:id/contest", contest::form),
        Route.post("/i/:id/contest", ContestPage.LARGEST_BODY, contest::take),
        Route.get("/oembed", oembed::answer),
        Route.get("/check", check::answer),
        page("/explore", explore::answer),
        Route.get("/explore.svg", explore::svg),
        Route.get("/explore.png", explore::png),
        Route.get("/feed.atom", feed::atom),
        Route.get("/feed.json", feed::json),
        page("/s/:id", topic::service),
        page("/d/:host", topic::host),
        page("/n/:asn", topic::network),
        page("/c/:cc", topic::country),
        page("/partners", partners::answer),
        page("/glossary", this::glossary),
        page("/api", this::api),
        Route.get(
            "/style.css",
            request ->
                Answer.text("text/css; charset=utf-8", style)
                    .with("cache-control", "public, max-age=3600")));
  }

  /** One that is not sent again to who has it. */
  private static Route page(String path, Handler handler) {
    return Route.get(path, request -> EntityTag.on(request, handler.answer(request)));
  }

  private Answer glossary(Request request) {
    Language language = Language.of(request);
    String heading = language.say("glossary.heading");
    return Templates.page(
        200,
        language,
        "glossary",
        Map.of(
            "frame",
            Frame.of(language, heading + " · " + language.say("app.name"), "/glossary"),
            "heading",
            heading,
            "entries",
            Entry.all(language)));
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
