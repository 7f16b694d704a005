package org.burkit.collector.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.Means;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.page.IncidentDetail.Fact;
import org.burkit.collector.query.CloseLook;

/** What technicians want to know of an incident. Any thread may use it. */
final class Technical {
  private final Wording wording;
  private final Language language;

  Technical(Wording wording, Language language) {
    this.wording = wording;
    this.language = language;
  }

  /** An event by its time, which orders the list. */
  private record Event(Instant time, String words) {}

  /** What happened, in order. */
  List<Fact> timeline(Incident i) {
    List<Event> events = new ArrayList<>();
    i.startedAfter().ifPresent(time -> events.add(new Event(time, language.say("event.clear"))));
    events.add(new Event(i.startedBefore(), language.say("event.first")));
    for (Means means : i.means()) {
      events.add(
          new Event(
              means.first(),
              language.say(
                  "event.means",
                  Map.of("mechanism", means.mechanism().label(), "count", means.measurements()))));
    }
    i.endedAfter().ifPresent(time -> events.add(new Event(time, language.say("event.last"))));
    i.endedBefore().ifPresent(time -> events.add(new Event(time, language.say("event.again"))));
    if (i.open()) {
      events.add(new Event(i.lastMeasured(), language.say("event.measured")));
    }
    return events.stream()
        .sorted(Comparator.comparing(Event::time))
        .map(event -> new Fact(wording.time(event.time()), event.words()))
        .toList();
  }

  /**
   * @param look what its last measurements show
   */
  List<Fact> facts(Incident i, CloseLook.Seen look) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("id", i.id().text()));
    facts.add(
        fact(
            "domains",
            i.kind() == Kind.SHUTDOWN
                ? language.say("fact.domains.all")
                : String.join(", ", i.domains())));
    facts.add(fact("networks", wording.networks(i.asns())));
    facts.add(fact("mechanism", i.mechanism().map(Mechanism::label).orElse(i.kind().label())));
    if (!look.hops().isEmpty()) {
      facts.add(fact("hop", String.join(", ", look.hops().stream().map(String::valueOf).toList())));
    }
    for (CloseLook.Certificate certificate : look.certificates()) {
      facts.add(
          fact(
              "certificate",
              language.say(
                  "certificate",
                  Map.of(
                      "subject", certificate.subject(),
                      "issuer", certificate.issuer(),
                      "from", wording.time(certificate.from()),
                      "until", wording.time(certificate.until()),
                      "sha256", certificate.sha256()))));
    }
    facts.add(fact("confidence", String.format(Locale.ROOT, "%.2f", i.confidence())));
    return facts;
  }

  private Fact fact(String key, String value) {
    return new Fact(language.say("fact." + key), value);
  }
}
