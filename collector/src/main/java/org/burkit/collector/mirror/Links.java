package org.burkit.collector.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of our own pages, whose attributes stand in double quotes. What has {@code
 * rel="nofollow"} before its address is not mirrored. Stateless.
 */
final class Links {
  private static final Pattern LINK =
      Pattern.compile(
          "(?<name>(?<apart>rel=\"nofollow\" )?\\b(?:href|src|action)=\")(?<link>/[^\"]*)\"");

  private Links() {}

  /** What of a page is to be mirrored as well, in its order. */
  static List<Place> of(String page) {
    List<Place> places = new ArrayList<>();
    Matcher links = LINK.matcher(page);
    while (links.find()) {
      place(links).ifPresent(places::add);
    }
    return places;
  }

  /**
   * The page as it stands in the mirror: what is mirrored is led to there, all else to where it
   * comes from.
   *
   * @param origin such as {@code https://burkit.example}
   */
  static String rewritten(String page, Place at, String origin) {
    return LINK.matcher(page)
        .replaceAll(found -> {
          String link = read(found.group("link"));
          Optional<Place> place = place(found);
          int hash = link.indexOf('#');
          String fragment = hash < 0 ? "" : link.substring(hash);
          String written = place.map(there -> at.to(there) + fragment).orElse(origin + link);
          return Matcher.quoteReplacement(found.group("name") + escaped(written) + "\"");
        });
  }

  private static Optional<Place> place(MatchResult found) {
    return found.group("apart") == null ? Place.of(read(found.group("link"))) : Optional.empty();
  }

  private static String read(String attribute) {
    return attribute
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String escaped(String link) {
    return link.replace("&", "&amp;").replace("\"", "&#34;").replace("<", "&lt;");
  }
}
