package org.burkit.collector.page;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;

/**
 * What feed readers are given of the news.
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
   * One piece of news in words.
   *
   * @param id as of {@link News}
   * @param category as of {@link News}
   */
  record Entry(
      String id, String title, String text, String href, Instant updated, String category) {}

  /**
   * Of these incidents, with their words in the same order.
   *
   * @param base what stands before each path
   */
  static List<Entry> entries(
      List<Incident> incidents,
      List<IncidentText> texts,
      Acts acts,
      Language language,
      String base) {
    Map<IncidentId, IncidentText> byId = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      byId.put(incidents.get(i).id(), texts.get(i));
    }
    return News.of(incidents, acts).stream()
        .limit(MOST)
        .map(news -> {
          IncidentText text = Objects.requireNonNull(byId.get(news.incident().id()));
          News.Words words = news.words(text, language);
          return new Entry(
              news.id(),
              words.title(),
              words.text(),
              base + text.href(),
              news.time(),
              news.category());
        })
        .toList();
  }
}
