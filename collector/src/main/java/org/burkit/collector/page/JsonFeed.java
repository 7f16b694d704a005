package org.burkit.collector.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a feed as JSON Feed 1.1 (jsonfeed.org). Stateless. */
final class JsonFeed {
  private JsonFeed() {}

  static String write(Feed feed) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("version", "https://jsonfeed.org/version/1.1");
    document.put("title", feed.title());
    document.put("home_page_url", feed.home());
    document.put("feed_url", feed.self());
    document.put("language", feed.language().code());
    document.putArray("authors").addObject().put("name", feed.language().say("app.name"));
    var items = document.putArray("items");
    for (Feed.Entry entry : feed.entries()) {
      ObjectNode item = items.addObject();
      item.put("id", entry.id());
      item.put("url", entry.href());
      item.put("title", entry.title());
      item.put("content_text", entry.text());
      item.put("date_published", entry.updated().toString());
      item.putArray("tags").add(entry.category());
    }
    return document.toString();
  }
}
