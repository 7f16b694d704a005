package org.burkit.collector.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
  static final int MOST = 100;

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
   * Of news, with the words of their incidents by ids.
   *
   * @param base what stands before each path
   */
  static List<Entry> entries(
      List<News> latest, Map<String, IncidentText> texts, Language language, String base) {
    return latest.stream()
        .map(news -> {
          IncidentText text = Objects.requireNonNull(texts.get(news.incident().id().text()));
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
