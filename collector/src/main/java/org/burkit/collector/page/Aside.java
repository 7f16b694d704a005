package org.burkit.collector.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.incident.Act;

/**
 * What editors say of an incident, in one language; who of them says it is nobody's business.
 *
 * @param banners what stands above all else, since it changes what is claimed: the latest first
 * @param context orders, events and notes, in the order in which they were said
 */
public record Aside(boolean isRetracted, List<Said> banners, List<Said> context) {
  public Aside {
    banners = List.copyOf(banners);
    context = List.copyOf(context);
  }

  /**
   * One of them.
   *
   * @param kind for its style
   * @param made when it was said, in words
   * @param link where one can read it, or what it leads to
   */
  public record Said(String kind, String heading, String text, String made, Optional<Link> link) {}

  static Aside of(List<Act> acts, boolean isRetracted, Wording wording, Language language) {
    var words = new Words(wording, language);
    return new Aside(
        isRetracted,
        acts.reversed().stream().flatMap(act -> words.banner(act).stream()).toList(),
        acts.stream().flatMap(act -> words.context(act).stream()).toList());
  }

  private record Words(Wording wording, Language language) {
    Optional<Said> banner(Act act) {
      return switch (act.content()) {
        case Act.Retraction(var reason, _) -> Optional.of(said(act, reason));
        case Act.Restoration(var reason) -> Optional.of(said(act, reason));
        case Act.Correction(var reason) -> Optional.of(said(act, reason));
        case Act.Merge(var into, var reason) ->
            Optional.of(
                said(
                    act,
                    reason.in(language.locale()),
                    Optional.of(Link.toIncident(into, into.text(), language))));
        case Act.Split(var reason) -> Optional.of(said(act, reason));
        case Act.Order _, Act.Event _, Act.Note _, Act.Contest _ -> Optional.empty();
      };
    }

    Optional<Said> context(Act act) {
      return switch (act.content()) {
        case Act.Order(var number, var authority, var date, var link) ->
            Optional.of(
                said(
                    act,
                    language.say(
                        "act.order.text",
                        Map.of("number", number, "authority", authority, "date", day(date))),
                    link.map(at -> new Link(at.toString(), language.say("act.source")))));
        case Act.Event(var date, var sentence) ->
            Optional.of(
                said(act, day(date) + ": " + sentence.in(language.locale()), Optional.empty()));
        case Act.Note(var sentence) -> Optional.of(said(act, sentence));
        case Act.Retraction _,
            Act.Restoration _,
            Act.Correction _,
            Act.Merge _,
            Act.Split _,
            Act.Contest _ ->
            Optional.empty();
      };
    }

    private Said said(Act act, Act.Sentence sentence) {
      return said(act, sentence.in(language.locale()), Optional.empty());
    }

    private Said said(Act act, String text, Optional<Link> link) {
      String kind = act.content().kind();
      String made = language.say("act.made", Map.of("time", wording.time(act.made())));
      return new Said(kind, language.say("act." + kind), text, made, link);
    }

    private String day(LocalDate date) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .withLocale(language.dates())
          .format(date);
    }
  }
}
