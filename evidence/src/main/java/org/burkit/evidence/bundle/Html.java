package org.burkit.evidence.bundle;

/** A page of headings, paragraphs and one table, without script, that prints well. One thread. */
final class Html {
  private static final String STYLE =
      "body{font-family:sans-serif;max-width:45em;margin:1em auto;padding:0 1em;line-height:1.4}"
          + "th{text-align:left;vertical-align:top;padding:.2em 1em .2em 0;font-weight:normal;"
          + "color:#444}td{padding:.2em 0;overflow-wrap:anywhere}";

  private final StringBuilder head;
  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder after = new StringBuilder();

  Html(String language, String title) {
    head =
        new StringBuilder("<!doctype html>\n<html lang=\"")
            .append(language)
            .append("\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\"")
            .append(" content=\"width=device-width\">\n<title>")
            .append(escaped(title))
            .append("</title>\n<style>")
            .append(STYLE)
            .append("</style>\n");
  }

  void heading(String text) {
    head.append("<h1>").append(escaped(text)).append("</h1>\n");
  }

  /** Before the table while it has no row yet, else after it. */
  void paragraph(String text) {
    (rows.isEmpty() ? head : after).append("<p>").append(escaped(text)).append("</p>\n");
  }

  void section(String heading) {
    after.append("<h2>").append(escaped(heading)).append("</h2>\n");
  }

  void row(String name, String value) {
    rows.append("<tr><th scope=\"row\">")
        .append(escaped(name))
        .append("</th><td>")
        .append(escaped(value))
        .append("</td></tr>\n");
  }

  String text() {
    return head + "<table>\n" + rows + "</table>\n" + after + "</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
