package org.burkit.collector.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.burkit.collector.partner.Partner;

/**
 * Who runs a collector and answers for what it says.
 *
 * @param name as people know them
 * @param address of a page, or to write to
 */
public record Operator(String name, URI address) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          Partner.NAME
              + "=(?:(?<url>https?://[^/?#@\\s]+(?:/[^\\s\"<>]*)?)"
              + "|(?<mail>[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+))");

  /** Reads {@code NAME=https://HOST/PAGE} or {@code NAME=WHO@HOST}; empty for anything else. */
  public static Optional<Operator> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    String mail = written.group("mail");
    try {
      URI address = URI.create(mail == null ? written.group("url") : "mailto:" + mail);
      return Optional.of(new Operator(written.group("name"), address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The way to them, where it is known who they are; {@code key} says it of {@code name}. */
  static List<Link> links(Optional<Operator> operator, String key, Language language) {
    return operator.stream()
        .map(o -> new Link(o.address.toString(), language.say(key, Map.of("name", o.name))))
        .toList();
  }
}
