package org.burkit.collector.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.burkit.collector.web.Answer;

/** Fills the templates of the jar, which escape every value. Any thread may use it. */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          "org.burkit.collector.page.template");

  private Templates() {}

  /**
   * A page in a language.
   *
   * @param values by the names of the template's parameters
   */
  static Answer page(int status, Language language, String template, Map<String, Object> values) {
    var out = new StringOutput();
    ENGINE.render(template + ".jte", values, out);
    return Answer.html(status, out.toString())
        .with("content-language", language.code())
        .with("vary", "accept-language")
        .with("cache-control", "no-cache");
  }

  /** 404, in words. */
  static Answer missing(Language language, String heading, String text) {
    return page(
        404,
        language,
        "missing",
        Map.of("frame", Frame.of(language, heading, "/"), "heading", heading, "text", text));
  }
}
