package org.burkit.collector.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;

/**
 * A piece of news of an incident: the grade that it has, its end, a correction. A new grade is news
 * of its own, and that of the old one is gone. Of an incident that an editor retracted there is
 * only the news that it was. One that is part of another has no grade to tell any more: that it is
 * part of it, its end, and corrections.
 *
 * @param id a URN; the same in all languages, by whichever collector, and after a rebuild
 * @param category the grade's label, {@code unblocked}, {@code corrected}, {@code merged} or {@code
 *     retracted}
 * @param act what an editor said, where that is the news
 */
public record News(String id, Incident incident, String category, Instant time, Optional<Act> act) {

  /**
   * The newest of what passes a filter, the newest first. Of incidents the store gives those that
   * began or ended last, and those of which something was said last.
   *
   * @param most not more than so many
   */
  static List<News> latest(Store store, IncidentFilter filter, int most) {
    Acts acts = store.acts();
    Map<IncidentId, Incident> incidents = new HashMap<>();
    acts.lost().values().stream().filter(filter::passes).forEach(i -> incidents.put(i.id(), i));
    List<IncidentId> said = acts.lastSpokenOf(most);
    Stream.concat(
            store.latest(filter, most + acts.unclaimed()).stream(),
            said.isEmpty() ? Stream.of() : store.incidents(filter.among(said)).stream())
        .forEach(i -> incidents.put(i.id(), i));
    return of(incidents.values(), acts).stream().limit(most).toList();
  }

  /** All there is, the newest first. */
  public static List<News> of(Collection<Incident> incidents, Acts acts) {
    return incidents.stream()
        .flatMap(i ->
            acts.retraction(i.id()).isPresent()
                ? Stream.of(said(i, acts.retraction(i.id()).get(), "retracted"))
                : claimed(i, acts))
        .sorted(Comparator.comparing(News::time).reversed().thenComparing(News::id))
        .toList();
  }

  private static Stream<News> claimed(Incident i, Acts acts) {
    News grade =
        acts.merge(i.id())
            .map(act -> said(i, act, "merged"))
            .orElseGet(() ->
                new News(
                    urn(i.id(), i.grade().label()),
                    i,
                    i.grade().label(),
                    i.startedBefore(),
                    Optional.empty()));
    Stream<News> ended =
        i.unblocked().stream()
            .map(end ->
                new News(
                    urn(i.id(), "unblocked " + end.before()),
                    i,
                    "unblocked",
                    end.before(),
                    Optional.empty()));
    Stream<News> corrected =
        acts.of(i.id()).stream()
            .filter(act -> act.content() instanceof Act.Correction)
            .map(act -> said(i, act, "corrected"));
    return Stream.of(Stream.of(grade), ended, corrected).flatMap(news -> news);
  }

  private static News said(Incident i, Act act, String category) {
    String id = urn(i.id(), category + " " + act.made());
    return new News(id, i, category, act.made(), Optional.of(act));
  }

  private static String urn(IncidentId id, String what) {
    byte[] name = ("burkit\n" + id + "\n" + what).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
  }

  /**
   * What is said of it in one language.
   *
   * @param text the incident in that language
   */
  Words words(IncidentText text, Language language) {
    return switch (category) {
      case "unblocked", "corrected", "retracted", "merged" ->
          new Words(
              language.say("feed." + category, Map.of("name", text.name())), body(text, language));
      default -> new Words(text.name() + ": " + text.grade(), body(text, language));
    };
  }

  private String body(IncidentText text, Language language) {
    String reason =
        act.map(Act::content)
            .map(content ->
                switch (content) {
                  case Act.Retraction(var words, _) -> words.in(language.locale());
                  case Act.Correction(var words) -> words.in(language.locale());
                  case Act.Merge(var into, var words) -> into + ". " + words.in(language.locale());
                  case Act.Order _,
                      Act.Event _,
                      Act.Note _,
                      Act.Restoration _,
                      Act.Split _,
                      Act.Contest _ ->
                      "";
                })
            .orElse("");
    return String.join(" ", text.sentence(), text.counts(), text.began(), text.ended(), reason)
        .replaceAll(" +", " ")
        .strip();
  }

  /** In one language. */
  public record Words(String title, String text) {}
}
