package org.burkit.collector.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.State;
import org.burkit.collector.page.CheckText.OnNetwork;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.Tally;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Says whether an address or a service works, and where, from what was measured before: nothing is
 * measured, resolved or kept because somebody asks. Any thread.
 */
final class CheckPage {
  private static final int MOST_INCIDENTS = 20;

  private final Store store;
  private final Lists lists;
  private final InstantSource clock;

  CheckPage(Store store, Lists lists, InstantSource clock) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
  }

  /** The page for {@code ?u=}; whatever stands there, the status is 200. */
  Answer answer(Request request) {
    Language language = Language.of(request);
    String pasted = request.query("u").filter(u -> u.length() <= Asked.LONGEST).orElse("");
    Instant now = clock.instant();
    CheckText text =
        switch (Asked.read(request.query("u").orElse(""), lists)) {
          case Asked.Nothing _ -> plain("nothing", language);
          case Asked.Unreadable _ -> plain("unreadable", language);
          case Asked.NotPublic _ -> plain("not_public", language);
          case Asked.Known(var service) ->
              found(
                  Link.toService(service.id(), service.name().in(language.locale()), language),
                  Findings.ofService(store, service.id(), now),
                  language,
                  now);
          case Asked.Host host ->
              found(
                  Link.toHost(host.name(), host.shown(), language),
                  Findings.ofHost(store, host, now),
                  language,
                  now);
        };
    String path = "/check?u=" + URLEncoder.encode(pasted, StandardCharsets.UTF_8);
    String title = text.heading() + " · " + language.say("app.name");
    return Templates.page(
            200,
            language,
            "check",
            Map.of(
                "frame", Frame.of(language, title, path),
                "ask", AskForm.of(language, pasted),
                "text", text))
        .with("cache-control", "no-store");
  }

  private static CheckText plain(String key, Language language) {
    return new CheckText(
        language.say("check.say." + key),
        language.say("check.do." + key),
        "",
        List.of(),
        "",
        List.of(),
        "",
        List.of(),
        "",
        List.of());
  }

  private CheckText found(Link topic, Findings findings, Language language, Instant now) {
    var wording = new Wording(lists, language, now);
    List<IncidentText> texts = wording.texts(findings.incidents(), store);
    Map<Place, Said> said = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      Incident incident = findings.incidents().get(i);
      IncidentText text = texts.get(i);
      if (incident.state(now) == State.OPEN && !text.isRetracted()) {
        Word word = Word.of(incident.grade(), text.inPart());
        String label = word == Word.PARTLY ? label(word, language) : text.grade();
        for (Asn asn : incident.asns()) {
          said.merge(
              new Place(incident.cc(), Optional.of(asn).filter(Asn::isKnown)),
              new Said(word, label, text.href()),
              (a, b) -> a.word().compareTo(b.word()) <= 0 ? a : b);
        }
      }
    }
    for (Tally tally : findings.recent()) {
      Word word = Word.of(tally);
      said.putIfAbsent(Place.of(tally), new Said(word, label(word, language), ""));
    }
    Word overall =
        said.isEmpty()
            ? findings.everMeasured() ? Word.OLD : Word.NEVER
            : Word.over(said.values().stream().map(Said::word).toList());
    return new CheckText(
        language.say("check.say." + overall.label(), Map.of("site", topic.words())),
        language.say("check.do." + overall.label()),
        language.say("heading.more"),
        List.of(topic),
        language.say("check.outages"),
        outages(wording, now),
        language.say("check.networks"),
        said.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<Place, Said> e) -> e.getValue().word())
                    .thenComparing(e -> e.getKey().toString()))
            .map(e -> e.getValue().at(e.getKey(), wording, language))
            .toList(),
        language.say("check.incidents"),
        texts.stream().limit(MOST_INCIDENTS).toList());
  }

  private List<IncidentText> outages(Wording wording, Instant now) {
    List<Incident> shutdowns = store.incidents(IncidentFilter.open(now).of(Kind.SHUTDOWN));
    return wording.texts(shutdowns, store).stream()
        .filter(text -> !text.isRetracted())
        .limit(MOST_INCIDENTS)
        .toList();
  }

  private static String label(Word word, Language language) {
    return language.say("check.word." + word.label());
  }

  /**
   * A network in a country.
   *
   * @param asn empty for those too small to be named
   */
  private record Place(CountryCode cc, Optional<Asn> asn) {
    static Place of(Tally tally) {
      return new Place(
          CountryCode.parse(tally.keys().get(0)).orElseThrow(), Asn.parse(tally.keys().get(1)));
    }
  }

  /** What is said of it there. */
  private record Said(Word word, String label, String href) {
    OnNetwork at(Place place, Wording wording, Language language) {
      String name = wording.place(place.cc(), place.asn());
      String page = place.asn().map(asn -> Link.toNetwork(asn, name, language).href()).orElse("");
      return new OnNetwork(name, page, word.label(), label, href);
    }
  }
}
