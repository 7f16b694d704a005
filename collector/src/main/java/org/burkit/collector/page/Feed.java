package org.burkit.collector.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Incident;

/**
 * What feed readers are given: an entry for the grade that each incident has, and one for its end.
 * A new grade is a new entry, so that it is news; the entry of the old one is gone. An incident
 * that was withdrawn has none any more.
 *
 * @param self the address of the feed
 * @param home the page beside it
 * @param updated when the newest entry happened; the day of the answer where there is none
 * @param entries the newest first
 */
record Feed(
    String title,
    Language language,
    String self,
    String home,
    Instant updated,
    List<Entry> entries) {
  private static final int MOST = 100;

  Feed {
    entries = List.copyOf(entries);
  }

  /**
   * One piece of news.
   *
   * @param id a URN; the same in all languages, and by whichever collector
   * @param category the grade's label, or {@code unblocked}
   */
  record Entry(
      String id, String title, String text, String href, Instant updated, String category) {}

  /**
   * Of these incidents, with their words in the same order.
   *
   * @param base what stands before each path
   */
  static List<Entry> entries(
      List<Incident> incidents, List<IncidentText> texts, Language language, String base) {
    return Stream.iterate(0, i -> i < incidents.size(), i -> i + 1)
        .flatMap(i -> entries(incidents.get(i), texts.get(i), language, base))
        .sorted(Comparator.comparing(Entry::updated).reversed().thenComparing(Entry::id))
        .limit(MOST)
        .toList();
  }

  private static Stream<Entry> entries(
      Incident i, IncidentText text, Language language, String base) {
    String words =
        String.join(" ", text.sentence(), text.counts(), text.began(), text.ended()).strip();
    var graded =
        new Entry(
            id(i, i.grade().label()),
            text.name() + ": " + text.grade(),
            words,
            base + text.href(),
            i.startedBefore(),
            i.grade().label());
    Stream<Entry> ended =
        i.unblocked().stream()
            .map(end ->
                new Entry(
                    id(i, "unblocked " + end.before()),
                    language.say("feed.unblocked", Map.of("name", text.name())),
                    words,
                    base + text.href(),
                    end.before(),
                    "unblocked"));
    return Stream.concat(Stream.of(graded), ended);
  }

  private static String id(Incident i, String what) {
    byte[] name = ("burkit\n" + i.id() + "\n" + what).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
  }
}
