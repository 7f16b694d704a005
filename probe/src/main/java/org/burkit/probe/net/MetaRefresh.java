package org.burkit.probe.net;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The host to which a page itself sends its reader (HTML, {@code meta http-equiv=refresh}): noted,
 * for block pages do so too, and not followed. Its path and query are left out: they may name the
 * reader.
 */
final class MetaRefresh {
  private static final int SEARCHED = 16 << 10;
  private static final Pattern META =
      Pattern.compile(
          "(?i)<meta[^>]{0,100}?http-equiv\\s?=\\s?[\"']?refresh[\"']?[^>]{0,100}?content\\s?=\\s?"
              + "[\"']?\\s?[0-9.]{1,6}\\s?[;,]\\s?(?:url\\s?=\\s?)?[\"']?([^\"'>\\s]{1,2000})");

  private MetaRefresh() {}

  static Optional<String> host(URI page, String html) {
    Matcher meta = META.matcher(html.substring(0, Math.min(html.length(), SEARCHED)));
    HttpUrl base = HttpUrl.parse(page.toString());
    return meta.find() && base != null
        ? Optional.ofNullable(base.resolve(meta.group(1))).map(HttpUrl::host)
        : Optional.empty();
  }
}
