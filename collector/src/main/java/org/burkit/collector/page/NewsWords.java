package org.burkit.collector.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;

/** News in words, for who passes them on. Any thread may use it. */
public final class NewsWords {
  private final Store store;
  private final Lists lists;
  private final InstantSource clock;
  private final String base;

  /**
   * Words by these lists.
   *
   * @param publicUrl what the world calls this collector; without it there are no addresses
   */
  public NewsWords(Store store, Lists lists, InstantSource clock, Optional<URI> publicUrl) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
    this.base = publicUrl.map(URI::toString).orElse("");
  }

  /**
   * As JSON: {@code id}, {@code incident}, {@code category}, {@code time}, {@code cc}, {@code url},
   * and by language {@code title}, {@code text} and {@code telegram} (HTML as Telegram's bots send
   * it).
   */
  public ObjectNode json(News news) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", news.id()).put("incident", news.incident().id().text());
    node.put("category", news.category()).put("time", news.time().toString());
    node.put("cc", news.incident().cc().code());
    node.put("url", base.isEmpty() ? null : base + "/i/" + news.incident().id());
    for (Language language : Language.values()) {
      IncidentText text =
          new Wording(lists, language, clock.instant())
              .texts(List.of(news.incident()), store)
              .getFirst();
      News.Words words = news.words(text, language);
      node.putObject(language.code())
          .put("title", words.title())
          .put("text", words.text())
          .put("telegram", telegram(words, text));
    }
    return node;
  }

  private String telegram(News.Words words, IncidentText text) {
    String where = base.isEmpty() ? text.id() : base + text.href();
    return "<b>"
        + escaped(words.title())
        + "</b>\n\n"
        + escaped(words.text())
        + "\n\n"
        + escaped(where);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
