package org.burkit.collector.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.query.NotUnderstood;
import org.burkit.collector.query.Parameters;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.EntityTag;
import org.burkit.collector.web.Problem;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;

/**
 * What is new, for feed readers, by the filters of the API's incidents and in one language. Any
 * thread.
 */
final class FeedPage {
  private final Store store;
  private final Lists lists;
  private final InstantSource clock;
  private final String base;

  /**
   * @param base what the world calls this collector, such as {@code https://burkit.example}; empty
   *     where it is not known, and then addresses are relative
   */
  FeedPage(Store store, Lists lists, InstantSource clock, String base) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
    this.base = base;
  }

  Answer atom(Request request) {
    return answer(request, "/feed.atom", "application/atom+xml; charset=utf-8", AtomFeed::write);
  }

  Answer json(Request request) {
    return answer(request, "/feed.json", "application/feed+json; charset=utf-8", JsonFeed::write);
  }

  private Answer answer(Request request, String path, String type, Function<Feed, String> form) {
    try {
      Feed feed = feed(request, path);
      return EntityTag.on(request, Answer.text(type, form.apply(feed)))
          .with("content-language", feed.language().code())
          .with("vary", "accept-language")
          .with("access-control-allow-origin", "*");
    } catch (NotUnderstood e) {
      return Problem.of(400, "Question not understood", String.valueOf(e.getMessage()));
    }
  }

  private Feed feed(Request request, String path) throws NotUnderstood {
    Language language = Language.of(request);
    Instant now = clock.instant();
    var parameters = new Parameters(request);
    IncidentFilter filter = parameters.incidents(now);
    parameters.text("lang");
    parameters.end();
    List<News> latest = News.latest(store, filter, Feed.MOST);
    List<Incident> incidents = latest.stream().map(News::incident).distinct().toList();
    Map<String, IncidentText> texts =
        new Wording(lists, language, now)
            .texts(incidents, store).stream()
                .collect(Collectors.toMap(IncidentText::id, text -> text));
    List<Feed.Entry> entries = Feed.entries(latest, texts, language, base);
    Instant updated =
        entries.isEmpty() ? now.truncatedTo(ChronoUnit.DAYS) : entries.getFirst().updated();
    return new Feed(
        language.say("list.heading") + " · " + language.say("app.name"),
        language,
        base + path + query(request, language),
        base + "/?lang=" + language.code(),
        updated,
        entries);
  }

  /** The filters as they were asked, in one order, with the language. */
  private static String query(Request request, Language language) {
    var query = new TreeMap<>(request.query());
    query.put("lang", language.code());
    return query.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
