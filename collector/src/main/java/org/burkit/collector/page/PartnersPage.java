package org.burkit.collector.page;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.partner.Heard;
import org.burkit.collector.partner.Partner;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;

/** What other organisations say is so, in our words and with a way to theirs. Any thread. */
final class PartnersPage {
  private final Supplier<List<Heard>> partners;
  private final Lists lists;
  private final InstantSource clock;

  PartnersPage(Supplier<List<Heard>> partners, Lists lists, InstantSource clock) {
    this.partners = partners;
    this.lists = lists;
    this.clock = clock;
  }

  /** The page for {@code /partners}. */
  Answer answer(Request request) {
    Language language = Language.of(request);
    String heading = language.say("partners.heading");
    var wording = new Wording(lists, language, clock.instant());
    return Templates.page(
        200,
        language,
        "partners",
        Map.of(
            "frame",
            Frame.of(language, heading + " · " + language.say("app.name"), "/partners"),
            "heading",
            heading,
            "lead",
            language.say("partners.lead"),
            "empty",
            language.say("partners.none"),
            "sections",
            partners.get().stream().map(heard -> section(heard, wording, language)).toList()));
  }

  private static PartnerSection section(Heard heard, Wording wording, Language language) {
    Partner partner = heard.partner();
    String nothing =
        heard.at().isPresent() && heard.open().isEmpty() ? language.say("partners.nothing") : "";
    return new PartnerSection(
        partner.name(),
        partner.url().toString(),
        asked(heard, wording, language),
        nothing,
        heard.open().stream().map(i -> others(heard, i, wording, language)).toList());
  }

  private static IncidentText others(
      Heard heard, Incident incident, Wording wording, Language language) {
    Partner partner = heard.partner();
    String href = href(partner, incident, language);
    return wording.others(incident, partner.name(), href, heard.at().orElse(wording.now()));
  }

  private static String asked(Heard heard, Wording wording, Language language) {
    Optional<Instant> at = heard.at();
    if (at.isEmpty()) {
      return language.say("partners.never");
    }
    String key = heard.isAway() ? "partners.away" : "partners.asked";
    return language.say(key, Map.of("time", wording.time(at.get())));
  }

  /** Those who say the same as this incident, with what they say. */
  List<Link> likewise(Incident incident, Wording wording, Language language) {
    return partners.get().stream()
        .flatMap(heard ->
            heard.likewise(incident).stream()
                .map(other -> {
                  Partner partner = heard.partner();
                  IncidentText text = others(heard, other, wording, language);
                  return new Link(
                      text.href(),
                      language.say(
                          "partners.says",
                          Map.of("name", partner.name(), "said", text.sentence())));
                }))
        .toList();
  }

  /** The way to this page; empty where there are no partners. */
  List<Link> links(Language language) {
    return partners.get().isEmpty()
        ? List.of()
        : List.of(new Link("/partners?lang=" + language.code(), language.say("partners.heading")));
  }

  private static String href(Partner partner, Incident incident, Language language) {
    return partner.url() + "/i/" + incident.id() + "?lang=" + language.code();
  }
}
