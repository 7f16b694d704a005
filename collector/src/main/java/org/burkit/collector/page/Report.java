package org.burkit.collector.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Alternative;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.page.IncidentDetail.Section;
import org.burkit.collector.query.CloseLook;
import org.burkit.model.Asn;

/**
 * Says of an incident what was seen, by whom, how sure that is and why, what is not known, and what
 * one can do. Any thread may use it.
 */
final class Report {
  private static final int MOST_DOMAINS = 20;

  private final Wording wording;
  private final Language language;
  private final String base;
  private final Technical technical;

  /**
   * @param base what the world calls this collector; empty where that is not known
   */
  Report(Wording wording, Language language, String base) {
    this.wording = wording;
    this.language = language;
    this.base = base;
    this.technical = new Technical(wording, language);
  }

  /**
   * @param brief the same incident in few words
   * @param look what its last measurements show
   */
  IncidentDetail detail(Incident i, IncidentText brief, CloseLook.Seen look) {
    return new IncidentDetail(
        brief,
        List.of(
            section("seen", seen(i, brief)),
            section("whom", whom(i, brief)),
            section("sure", sure(i)),
            section("unknown", unknown(i)),
            section("do", advice(i))),
        language
            .say(
                "cite",
                Map.of(
                    "id", brief.id(),
                    "sentence", brief.sentence(),
                    "grade", brief.grade(),
                    "counts", brief.counts(),
                    "ended", brief.ended(),
                    "address", brief.address(base)))
            .strip(),
        links(i),
        technical.timeline(i),
        technical.facts(i, look),
        language.say("tests.for", Map.of("count", i.evidence().size())),
        language.say("tests.against", Map.of("count", i.counterEvidence().size())));
  }

  private List<Link> links(Incident i) {
    return Stream.of(
            wording.service(i.service()).stream()
                .map(name -> Link.toService(i.service(), name, language)),
            i.domains().stream().limit(MOST_DOMAINS).map(name -> Link.toHost(name, name, language)),
            Stream.of(i.mechanism().map(Term::of).orElse(Term.SHUTDOWN))
                .map(term -> Link.toTerm(term, language)),
            i.asns().stream()
                .filter(Asn::isKnown)
                .map(asn -> Link.toNetwork(asn, wording.network(asn), language)),
            Stream.of(Link.toCountry(i.cc(), wording.country(i.cc()), language)),
            Stream.of(new Link(explore(i), language.say("explore.link"))))
        .flatMap(links -> links)
        .toList();
  }

  private String explore(Incident i) {
    Scope scope = Scope.of(i);
    String what =
        scope
            .domain()
            .map(name -> "&domain=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .or(() -> scope.service().map(id -> "&service=" + id))
            .orElse("");
    return "/explore?cc=" + i.cc().code() + what + "&lang=" + language.code();
  }

  private Section section(String heading, List<String> sentences) {
    return new Section(
        language.say("heading." + heading),
        sentences.stream().filter(sentence -> !sentence.isEmpty()).toList());
  }

  private List<String> seen(Incident i, IncidentText brief) {
    return List.of(
        brief.functions(),
        language.say("mechanism." + i.mechanism().map(Mechanism::family).orElseGet(() -> how(i))),
        brief.began(),
        brief.ended());
  }

  private static String how(Incident shutdown) {
    return Wording.isSilence(shutdown)
        ? "shutdown.silence"
        : shutdown.grade() == Grade.POSSIBLE ? "shutdown.maybe" : "shutdown";
  }

  /** Of silence nobody has seen more than that it came. */
  private List<String> whom(Incident i, IncidentText brief) {
    if (Wording.isSilence(i)) {
      return List.of(brief.counts());
    }
    return List.of(
        brief.counts(),
        language.say(of("votes", i), Map.of("votes", i.votes(), "active", i.active())),
        language.say(of("contradicting", i), Map.of("count", i.contradicting())),
        i.unblocked()
            .map(end ->
                language.say(
                    "unblocked",
                    Map.of("voters", end.voters(), "networks", wording.networks(end.asns()))))
            .orElse(""));
  }

  private List<String> sure(Incident i) {
    List<String> sentences = new ArrayList<>();
    sentences.add(language.say(of("sure", i) + "." + i.grade().label()));
    i.rejected().forEach(other -> sentences.add(language.say(of(key(other) + ".out", i))));
    return sentences;
  }

  private List<String> unknown(Incident i) {
    List<String> sentences = new ArrayList<>();
    sentences.add(language.say("unknown"));
    considered(i)
        .filter(other -> !i.rejected().contains(other))
        .forEach(other -> sentences.add(language.say(key(other) + ".open")));
    return sentences;
  }

  /** A shutdown says itself that a fault looks the same; of the others only lines matter to it. */
  private static Stream<Alternative> considered(Incident i) {
    return i.kind() == Kind.SHUTDOWN
        ? Stream.of(Alternative.OWN_NETWORK)
        : Stream.of(Alternative.values());
  }

  private static String key(Alternative alternative) {
    return "alternative." + alternative.label();
  }

  private List<String> advice(Incident i) {
    List<String> keys = new ArrayList<>();
    if (i.kind() == Kind.SHUTDOWN) {
      keys.add("do.shutdown");
    } else if (i.state(wording.now()) != State.CLOSED) {
      if (i.grade() == Grade.INTERCEPTED) {
        keys.add("do.intercepted");
      }
      keys.add("do.test");
    }
    keys.add("do.cite");
    return keys.stream().map(key -> language.say(key, Map.of("id", i.id().text()))).toList();
  }

  private static String of(String key, Incident i) {
    return i.kind() == Kind.SHUTDOWN ? key + ".shutdown" : key;
  }
}
