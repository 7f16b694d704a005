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
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.page.IncidentText.Fact;
import org.burkit.collector.page.IncidentText.Headings;
import org.burkit.lists.Lists;
import org.burkit.lists.Service;
import org.burkit.model.Asn;

/** Puts incidents into the words of one language. Any thread may use it. */
final class Wording {
  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

  private final Lists lists;
  private final Language language;

  Wording(Lists lists, Language language) {
    this.lists = lists;
    this.language = language;
  }

  IncidentText text(Incident i) {
    return new IncidentText(
        i.id().text(),
        "/i/" + i.id() + "?lang=" + language.code(),
        name(i),
        language.say("grade." + i.grade().label()),
        i.grade().label(),
        sentence(i),
        counts(i),
        language.say("votes", Map.of("votes", i.votes(), "active", i.active())),
        language.say("contradicting", Map.of("count", i.contradicting())),
        language.say("mechanism." + i.mechanism().family()),
        began(i),
        ended(i),
        language.say("unknown"),
        headings(),
        facts(i));
  }

  private String name(Incident i) {
    return lists.services().stream()
        .filter(service -> service.id().equals(i.service()))
        .map(Service::name)
        .map(name -> name.in(language.locale()))
        .findFirst()
        .orElseGet(() -> String.join(", ", i.domains()));
  }

  private String sentence(Incident i) {
    String kind = i.grade() == Grade.INTERCEPTED ? "sentence.intercepted." : "sentence.";
    return language.say(
        kind + (i.open() ? "open" : "closed"),
        Map.of(
            "site", name(i),
            "networks", networks(i.asns()),
            "networkCount", i.asns().size(),
            "country", Locale.of("", i.cc().code()).getDisplayCountry(language.locale())));
  }

  private String networks(List<Asn> asns) {
    return asns.stream().map(this::network).collect(Collectors.joining(", "));
  }

  private String network(Asn asn) {
    return lists
        .network(asn)
        .map(known -> known.name().in(language.locale()) + " (" + asn + ")")
        .orElseGet(asn::toString);
  }

  private String counts(Incident i) {
    return language.say(
        "counts",
        Map.of(
            "blocked", i.measurements(),
            "total", i.measurements() + i.contradicting(),
            "probes", i.probes(),
            "networks", i.asns().size()));
  }

  private String began(Incident i) {
    return i.startedAfter()
        .map(after -> between("began.between", after, i.startedBefore()))
        .orElseGet(() -> language.say("began.by", Map.of("before", time(i.startedBefore()))));
  }

  private String ended(Incident i) {
    Optional<Instant> after = i.endedAfter();
    Optional<Instant> before = i.endedBefore();
    return after.isPresent() && before.isPresent()
        ? between("ended.between", after.get(), before.get())
        : language.say("ended.open");
  }

  private String between(String key, Instant after, Instant before) {
    return language.say(key, Map.of("after", time(after), "before", time(before)));
  }

  /** The time in Almaty with its offset, which changed from UTC+6 to UTC+5 on 1 March 2024. */
  private String time(Instant instant) {
    ZonedDateTime there = instant.atZone(ALMATY);
    var form = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);
    int hours = there.getOffset().getTotalSeconds() / 3600;
    return form.withLocale(language.locale()).format(there) + " (UTC+" + hours + ")";
  }

  private Headings headings() {
    return new Headings(
        language.say("heading.seen"),
        language.say("heading.when"),
        language.say("heading.unknown"),
        language.say("heading.technical"));
  }

  private List<Fact> facts(Incident i) {
    return List.of(
        new Fact(language.say("fact.id"), i.id().text()),
        new Fact(language.say("fact.domains"), String.join(", ", i.domains())),
        new Fact(language.say("fact.networks"), networks(i.asns())),
        new Fact(language.say("fact.mechanism"), i.mechanism().label()),
        new Fact(
            language.say("fact.confidence"), String.format(Locale.ROOT, "%.2f", i.confidence())),
        new Fact(language.say("fact.evidence"), Integer.toString(i.evidence().size())));
  }
}
