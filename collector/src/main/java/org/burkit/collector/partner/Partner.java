package org.burkit.collector.partner;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Another organisation's collector, whose incidents are shown beside ours.
 *
 * @param name as people know the organisation
 * @param url without a path
 */
public record Partner(String name, URI url) {
  /** What an organisation may be called, as a pattern with the group {@code name}. */
  public static final String NAME = "(?<name>[\\p{L}\\p{N}][\\p{L}\\p{N} .,'&-]{0,59})";

  private static final Pattern WRITTEN = Pattern.compile(NAME + "=(?<url>https?://[^/?#@\\s]+)");

  /** Reads {@code NAME=https://HOST}; empty where it is something else. */
  public static Optional<Partner> parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches() || HttpUrl.parse(written.group("url")) == null) {
      return Optional.empty();
    }
    return Optional.of(new Partner(written.group("name"), URI.create(written.group("url"))));
  }
}
