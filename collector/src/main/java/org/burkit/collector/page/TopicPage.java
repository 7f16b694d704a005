package org.burkit.collector.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.State;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;
import org.burkit.lists.Service;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * What is known of a service, a host, a network or a country: what is blocked there, what was, and
 * how tests went day by day. Any thread.
 */
final class TopicPage {
  private static final int MOST_INCIDENTS = 50;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Store store;
  private final Lists lists;
  private final InstantSource clock;

  TopicPage(Store store, Lists lists, InstantSource clock) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * What a page is about.
   *
   * @param query the same for API and feeds
   * @param rows what the chart's rows are
   * @param links to what belongs to it
   */
  private record Topic(
      String name, String path, Scope scope, String query, Charts.Rows rows, List<Link> links) {}

  /** The page for {@code /s/:id}. */
  Answer service(Request request) {
    Language language = Language.of(request);
    String id = request.path("id");
    return lists.services().stream()
        .filter(service -> service.id().equals(id))
        .findFirst()
        .map(service -> page(of(service, language), language))
        .orElseGet(() -> missing(language));
  }

  private static Topic of(Service service, Language language) {
    return new Topic(
        service.name().in(language.locale()),
        "/s/" + service.id(),
        Scope.ofService(service.id()),
        "service=" + service.id(),
        Charts.Rows.NETWORKS,
        service.domains().stream().map(domain -> Link.toHost(domain, domain, language)).toList());
  }

  /** The page for {@code /d/:host}. */
  Answer host(Request request) {
    Language language = Language.of(request);
    return Asked.host(request.path("host"))
        .map(host -> page(of(host, language), language))
        .orElseGet(() -> missing(language));
  }

  private Topic of(Asked.Host host, Language language) {
    return new Topic(
        host.shown(),
        "/d/" + host.name(),
        Scope.ofDomain(host.name()),
        "domain=" + URLEncoder.encode(host.name(), StandardCharsets.UTF_8),
        Charts.Rows.NETWORKS,
        lists.serviceOf(host.name()).stream()
            .map(service ->
                Link.toService(service.id(), service.name().in(language.locale()), language))
            .toList());
  }

  /** The page for {@code /n/:asn}. */
  Answer network(Request request) {
    Language language = Language.of(request);
    return Asn.parse(request.path("asn").toUpperCase(Locale.ROOT))
        .filter(Asn::isKnown)
        .map(asn -> page(of(asn, language), language))
        .orElseGet(() -> missing(language));
  }

  private Topic of(Asn asn, Language language) {
    return new Topic(
        new Wording(lists, language, clock.instant()).network(asn),
        "/n/" + asn,
        Scope.ofNetwork(asn),
        "asn=" + asn,
        Charts.Rows.SERVICES,
        List.of());
  }

  /** The page for {@code /c/:cc}. */
  Answer country(Request request) {
    Language language = Language.of(request);
    return CountryCode.parse(request.path("cc").toUpperCase(Locale.ROOT))
        .filter(cc -> COUNTRIES.contains(cc.code()))
        .map(cc -> page(of(cc, language), language))
        .orElseGet(() -> missing(language));
  }

  private Topic of(CountryCode cc, Language language) {
    String name = new Wording(lists, language, clock.instant()).country(cc);
    return new Topic(
        name,
        "/c/" + cc.code(),
        Scope.ofCountry(cc),
        "cc=" + cc.code(),
        Charts.Rows.SERVICES,
        List.of());
  }

  private Answer page(Topic topic, Language language) {
    Instant now = clock.instant();
    var wording = new Wording(lists, language, now);
    List<Incident> incidents = store.incidents(topic.scope().incidents(), 2 * MOST_INCIDENTS);
    Acts acts = store.acts();
    Predicate<Incident> isOpen =
        i -> i.state(now) == State.OPEN && acts.retraction(i.id()).isEmpty();
    String csv =
        "/api/v1/aggregation?format=csv&axis_x="
            + topic.rows().axis().label()
            + "&axis_y=day&"
            + topic.query();
    String explore = "/explore?" + topic.query() + "&lang=" + language.code();
    String feed = "/feed.atom?lang=" + language.code() + "&" + topic.query();
    return Templates.page(
        200,
        language,
        "topic",
        Map.of(
            "frame",
                Frame.of(language, topic.name() + " · " + language.say("app.name"), topic.path())
                    .withFeed(topic.query()),
            "labels", new Labels(language),
            "name", topic.name(),
            "links", topic.links(),
            "open", texts(incidents, isOpen, wording),
            "earlier", texts(incidents, isOpen.negate(), wording),
            "chart",
                new Charts(store, wording, language)
                    .days(topic.rows(), topic.scope(), Period.upTo(now)).stream().toList(),
            "legend", Legend.in(language),
            "more",
                List.of(
                    new Link(explore, language.say("explore.link")),
                    new Link(feed, language.say("topic.feed")),
                    new Link(csv, language.say("topic.csv")))));
  }

  private List<IncidentText> texts(
      List<Incident> incidents, Predicate<Incident> which, Wording wording) {
    return wording.folded(incidents.stream().filter(which).limit(MOST_INCIDENTS).toList(), store);
  }

  private static Answer missing(Language language) {
    return Templates.missing(
        language, language.say("missing.topic.heading"), language.say("missing.topic.text"));
  }
}
