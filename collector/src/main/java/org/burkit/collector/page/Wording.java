package org.burkit.collector.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.ServiceFunction;

/** Puts incidents into the words of one language. Any thread may use it. */
final class Wording {
  static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

  private final Lists lists;
  private final Language language;
  private final Instant now;

  /**
   * @param now when it is said: what was not measured for long is told so
   */
  Wording(Lists lists, Language language, Instant now) {
    this.lists = lists;
    this.language = language;
    this.now = now;
  }

  /**
   * The same as a list for people: what is part of another in the list stands with that one alone.
   */
  List<IncidentText> folded(List<Incident> incidents, Store store) {
    Acts acts = store.acts();
    Set<IncidentId> claimed =
        incidents.stream()
            .map(Incident::id)
            .filter(id -> acts.retraction(id).isEmpty())
            .collect(Collectors.toSet());
    return texts(
        incidents.stream()
            .filter(i -> acts.whole(i.id()).filter(claimed::contains).isEmpty())
            .toList(),
        acts,
        store);
  }

  /** In the order given, with how the functions of services fare and what editors say. */
  List<IncidentText> texts(List<Incident> incidents, Store store) {
    return texts(incidents, store.acts(), store);
  }

  private List<IncidentText> texts(List<Incident> incidents, Acts acts, Store store) {
    var functions = store.functions(incidents);
    Map<IncidentId, Incident> related = related(incidents, acts, store);
    return incidents.stream()
        .map(i ->
            acts.retraction(i.id()).isPresent()
                ? retracted(i)
                : text(i, functions.getOrDefault(i.id(), Map.of()), links(i.id(), acts, related)))
        .toList();
  }

  /** Those that measurements still make of what these are parts of, or have for parts. */
  private static Map<IncidentId, Incident> related(
      List<Incident> incidents, Acts acts, Store store) {
    Set<IncidentId> ids =
        incidents.stream()
            .map(Incident::id)
            .flatMap(id -> Stream.concat(acts.whole(id).stream(), acts.parts(id).stream()))
            .collect(Collectors.toSet());
    return ids.isEmpty()
        ? Map.of()
        : store.incidents(IncidentFilter.ALL.among(ids)).stream()
            .collect(Collectors.toMap(Incident::id, i -> i));
  }

  private List<Link> links(IncidentId id, Acts acts, Map<IncidentId, Incident> related) {
    return Stream.concat(
            acts.whole(id).stream().flatMap(whole -> link(whole, "related.whole", related)),
            acts.parts(id).stream().flatMap(part -> link(part, "related.part", related)))
        .toList();
  }

  private Stream<Link> link(IncidentId id, String key, Map<IncidentId, Incident> related) {
    return Optional.ofNullable(related.get(id)).stream()
        .map(i -> language.say(key, Map.of("name", name(i), "id", id.text())))
        .map(words -> Link.toIncident(id, words, language));
  }

  /**
   * @param functions how those of a service fare, where it is known: works, partly or fails
   */
  IncidentText text(Incident i, Map<ServiceFunction, String> functions, List<Link> related) {
    return text(i, href(i.id()), grade(i), i.grade().label(), now, functions, related);
  }

  /**
   * What another organisation says; its grade is told as what that one says.
   *
   * @param who says it
   * @param href where it says so
   * @param said when it did
   */
  IncidentText others(Incident i, String who, String href, Instant said) {
    String grade = language.say("partners.grade", Map.of("name", who, "grade", grade(i)));
    return text(i, href, grade, "others", said, Map.of(), List.of());
  }

  private String grade(Incident i) {
    return language.say((isShutdown(i) ? "grade.shutdown." : "grade.") + i.grade().label());
  }

  private IncidentText text(
      Incident i,
      String href,
      String grade,
      String gradeClass,
      Instant said,
      Map<ServiceFunction, String> functions,
      List<Link> related) {
    return new IncidentText(
        i.id().text(),
        href,
        name(i),
        grade,
        gradeClass,
        sentence(i, functions),
        functions(functions),
        isInPart(functions),
        counts(i),
        began(i, said),
        ended(i, said),
        false,
        related);
  }

  private IncidentText retracted(Incident i) {
    return new IncidentText(
        i.id().text(),
        href(i.id()),
        name(i),
        language.say("grade.retracted"),
        "retracted",
        language.say("sentence.retracted", Map.of("site", name(i))),
        "",
        false,
        "",
        "",
        "",
        true,
        List.of());
  }

  private String href(IncidentId id) {
    return "/i/" + id + "?lang=" + language.code();
  }

  /** When it is said. */
  Instant now() {
    return now;
  }

  private static boolean isShutdown(Incident i) {
    return i.kind() == Kind.SHUTDOWN;
  }

  String name(Incident i) {
    if (isShutdown(i)) {
      return language.say("name.shutdown", Map.of("networks", networks(i.asns())));
    }
    return service(i.service()).orElseGet(() -> String.join(", ", i.domains()));
  }

  /** What people call a service; empty for none that the lists know. */
  Optional<String> service(String id) {
    return lists.services().stream()
        .filter(service -> service.id().equals(id))
        .map(service -> service.name().in(language.locale()))
        .findFirst();
  }

  private String functions(Map<ServiceFunction, String> states) {
    return states.isEmpty()
        ? ""
        : language.say(
            "functions",
            Map.of("functions", new Explanations(language.locale()).functions(states)));
  }

  private static boolean isInPart(Map<ServiceFunction, String> states) {
    return states.values().stream().anyMatch(state -> !state.equals("fails"));
  }

  private String sentence(Incident i, Map<ServiceFunction, String> functions) {
    String kind =
        isSilence(i)
            ? "sentence.silence."
            : isShutdown(i)
                ? "sentence.shutdown."
                : i.grade() == Grade.INTERCEPTED
                    ? "sentence.intercepted."
                    : isInPart(functions) ? "sentence.in_part." : "sentence.";
    String sure = i.grade() == Grade.POSSIBLE && !isSilence(i) ? "maybe." : "";
    return language.say(
        kind + sure + i.state(now).label(),
        Map.of(
            "site", name(i),
            "every", i.contradicting() == 0 ? "yes" : "no",
            "networks", networks(i.asns()),
            "networkCount", i.asns().size(),
            "country", country(i.cc())));
  }

  /** A network in a country; without one, those too small to be named. */
  String place(CountryCode cc, Optional<Asn> asn) {
    return asn.map(this::network).orElseGet(() -> language.say("check.small")) + ", " + country(cc);
  }

  String country(CountryCode cc) {
    return Locale.of("", cc.code()).getDisplayCountry(language.locale());
  }

  String networks(List<Asn> asns) {
    return asns.stream().map(this::network).distinct().collect(Collectors.joining(", "));
  }

  /** Of one that is not named, that it is small. */
  String network(Asn asn) {
    return !asn.isKnown() ? language.say("networks.small") : known(asn);
  }

  private String known(Asn asn) {
    return lists
        .network(asn)
        .map(known -> known.name().in(language.locale()) + " (" + asn + ")")
        .orElseGet(asn::toString);
  }

  /** Whether nothing was measured of it: volunteers only fell silent. */
  static boolean isSilence(Incident i) {
    return isShutdown(i) && i.measurements() == 0;
  }

  private String counts(Incident i) {
    return language.say(
        isSilence(i) ? "counts.silence" : "counts",
        Map.of(
            "blocked", i.measurements(),
            "total", i.measurements() + i.contradicting(),
            "probes", i.probes(),
            "networks", i.asns().size()));
  }

  private String began(Incident i, Instant said) {
    Instant before = earlier(i.startedBefore(), said);
    return i.startedAfter()
        .map(after -> between("began.between", after, before))
        .orElseGet(() -> language.say("began.by", Map.of("before", time(before))));
  }

  /** What is published is the end of the hour, which may not be over when it is said. */
  private static Instant earlier(Instant published, Instant said) {
    return published.isBefore(said) ? published : said;
  }

  private String ended(Incident i, Instant said) {
    Optional<Instant> after = i.endedAfter();
    Optional<Instant> before = i.endedBefore();
    if (after.isPresent() && before.isPresent()) {
      return between("ended.between", after.get(), earlier(before.get(), said));
    }
    String key = i.state(now) == State.UNMEASURED ? "ended.unmeasured" : "ended.open";
    return language.say(key, Map.of("last", time(i.lastMeasured())));
  }

  private String between(String key, Instant after, Instant before) {
    return language.say(key, Map.of("after", time(after), "before", time(before)));
  }

  /** The time in Almaty with its offset, which changed from UTC+6 to UTC+5 on 1 March 2024. */
  String time(Instant instant) {
    ZonedDateTime there = instant.atZone(ALMATY);
    var form = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);
    int hours = there.getOffset().getTotalSeconds() / 3600;
    return form.withLocale(language.dates()).format(there) + " (UTC+" + hours + ")";
  }
}
