package org.burkit.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of the first {@code title} element of an HTML page, as both probe and control see it.
 */
public final class HtmlTitle {
  private static final int SEARCHED = 64 << 10;
  private static final int LONGEST = 512;
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]{0,200}>([^<]{0," + LONGEST + "})", Pattern.CASE_INSENSITIVE);

  private HtmlTitle() {}

  /**
   * Looks through the first 64 Ki characters; white space is folded, at most 512 characters are
   * given. Empty where there is no title or an empty one.
   */
  public static Optional<String> of(String html) {
    var match = TITLE.matcher(html.substring(0, Math.min(html.length(), SEARCHED)));
    return match.find()
        ? Optional.of(match.group(1).strip().replaceAll("\\s+", " ")).filter(t -> !t.isEmpty())
        : Optional.empty();
  }
}
