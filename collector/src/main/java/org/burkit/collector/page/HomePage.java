package org.burkit.collector.page;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;

/** What does not open and where: the list, and the same as a map. Any thread. */
final class HomePage {
  /** Those that go on come first; what is over is found by its host, network or country. */
  private static final int MOST = 100;

  private final Store store;
  private final Lists lists;
  private final PartnersPage partners;
  private final Optional<Operator> operator;
  private final InstantSource clock;

  HomePage(
      Store store,
      Lists lists,
      PartnersPage partners,
      Optional<Operator> operator,
      InstantSource clock) {
    this.store = store;
    this.lists = lists;
    this.partners = partners;
    this.operator = operator;
    this.clock = clock;
  }

  /** The page for {@code /}. */
  Answer answer(Request request) {
    Language language = Language.of(request);
    String heading = language.say("list.heading");
    var wording = new Wording(lists, language, clock.instant());
    List<Incident> incidents = store.incidents(IncidentFilter.ALL, MOST);
    List<Incident> open = open();
    return Templates.page(
        200,
        language,
        "incidents",
        Map.of(
            "frame", Frame.of(language, heading + " · " + language.say("app.name"), "/"),
            "labels", new Labels(language),
            "heading", heading,
            "ask", AskForm.of(language, ""),
            "empty", language.say("list.empty"),
            "incidents",
                wording.folded(incidents, store).stream()
                    .sorted(Comparator.comparing(IncidentText::isRetracted))
                    .toList(),
            "partners", partners.links(language),
            "operator", Operator.links(operator, "operator.runs", language),
            "map", WorldMap.title(open, wording, language),
            "countries",
                Stream.concat(open.stream(), incidents.stream())
                    .map(Incident::cc)
                    .distinct()
                    .map(cc -> Link.toCountry(cc, wording.country(cc), language))
                    .toList()));
  }

  /** The picture for {@code /map.svg}. */
  Answer map(Request request) {
    Language language = Language.of(request);
    var wording = new Wording(lists, language, clock.instant());
    return Pictures.svg(request, WorldMap.of(open(), wording, language));
  }

  private List<Incident> open() {
    Acts acts = store.acts();
    return store.incidents(IncidentFilter.open(clock.instant())).stream()
        .filter(i -> acts.retraction(i.id()).isEmpty())
        .toList();
  }
}
