package org.burkit.probe.page;

/** Pieces of HTML; every text goes through {@link #text}. Pure. */
final class Html {
  private Html() {}

  /** A text in which nothing is markup, in an element or in a quoted attribute. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(c);
          }
        });
    return escaped.toString();
  }

  static String element(String name, String text) {
    return "<" + name + ">" + text(text) + "</" + name + ">\n";
  }

  static String link(String to, String text) {
    return "<a href=\"" + text(to) + "\">" + text(text) + "</a>";
  }
}
