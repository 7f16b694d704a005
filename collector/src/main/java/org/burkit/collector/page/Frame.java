package org.burkit.collector.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * What every page has around its content, in words.
 *
 * @param filter of the feed that belongs to the page, as a query that can be gone on with
 * @param embed where other sites learn how to show the page; empty where nowhere
 */
public record Frame(
    String lang,
    String title,
    String name,
    String skip,
    String languages,
    String caveat,
    String explore,
    String api,
    String glossary,
    String filter,
    String embed,
    List<Meta> meta,
    List<Other> others) {
  public Frame {
    meta = List.copyOf(meta);
    others = List.copyOf(others);
  }

  /** What networks show of a link to the page (The Open Graph protocol, ogp.me). */
  public record Meta(String property, String content) {}

  /** A link to the same page in a language. */
  public record Other(String lang, String name, String href, boolean current) {}

  static Frame of(Language language, String title, String path) {
    return new Frame(
        language.code(),
        title,
        language.say("app.name"),
        language.say("skip"),
        language.say("languages"),
        language.say("caveat"),
        language.say("explore.heading"),
        language.say("api.heading"),
        language.say("glossary.more"),
        "lang=" + language.code(),
        "",
        List.of(),
        Stream.of(Language.values())
            .map(other ->
                new Other(
                    other.code(),
                    other.say("language.name"),
                    path + (path.contains("?") ? "&" : "?") + "lang=" + other.code(),
                    other == language))
            .toList());
  }

  /** The same with a feed of what {@code query} asks for alone. */
  Frame withFeed(String query) {
    return with(query + "&" + filter, embed, meta);
  }

  Frame withMeta(List<Meta> shown) {
    return with(filter, embed, shown);
  }

  Frame withEmbed(String where) {
    return with(filter, where, meta);
  }

  private Frame with(String narrower, String where, List<Meta> shown) {
    return new Frame(
        lang, title, name, skip, languages, caveat, explore, api, glossary, narrower, where, shown,
        others);
  }
}
