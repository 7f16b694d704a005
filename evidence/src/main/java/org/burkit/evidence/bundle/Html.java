package org.burkit.evidence.bundle;

import java.util.stream.Collectors;

/** A sheet as a page without script that prints well. Pure. */
final class Html {
  private static final String STYLE =
      "body{font-family:sans-serif;max-width:45em;margin:1em auto;padding:0 1em;line-height:1.4}"
          + "th{text-align:left;vertical-align:top;padding:.2em 1em .2em 0;font-weight:normal;"
          + "color:#444}td{padding:.2em 0;overflow-wrap:anywhere}";

  private Html() {}

  static String of(Sheet sheet) {
    return "<!doctype html>\n<html lang=\""
        + sheet.language()
        + "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\""
        + " content=\"width=device-width\">\n<title>"
        + escaped(sheet.title())
        + "</title>\n<style>"
        + STYLE
        + "</style>\n"
        + sheet.blocks().stream().map(Html::of).collect(Collectors.joining())
        + "</html>\n";
  }

  private static String of(Sheet.Block block) {
    return switch (block) {
      case Sheet.Heading(String text) -> "<h1>" + escaped(text) + "</h1>\n";
      case Sheet.Section(String text) -> "<h2>" + escaped(text) + "</h2>\n";
      case Sheet.Paragraph(String text) -> "<p>" + escaped(text) + "</p>\n";
      case Sheet.Table table ->
          table.rows().stream()
              .map(Html::of)
              .collect(Collectors.joining("", "<table>\n", "</table>\n"));
    };
  }

  private static String of(Sheet.Row row) {
    return "<tr><th scope=\"row\">"
        + escaped(row.name())
        + "</th><td>"
        + escaped(row.value())
        + "</td></tr>\n";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
