package org.burkit.evidence.words;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.burkit.model.Sha256;

/**
 * A page in one file that checks a bundle in a browser, without a network. Its sentences are those
 * of the message files, its rules the program's own classes, which the build has compiled to
 * JavaScript ({@code rules.js}). Nothing runs in it but what its own policy names by digest.
 */
public final class VerifyPage {
  private static final String WORDS = "const WORDS = {};";
  private static final String RULES = "{rules}";
  private static final String HTML = build();

  private VerifyPage() {}

  public static String html() {
    return HTML;
  }

  private static String build() {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    for (Words language : Words.all()) {
      ObjectNode sentences = words.putObject(language.code());
      language.patterns().forEach(sentences::put);
    }
    String page =
        file("verify.html")
            .replace(WORDS, "const WORDS = " + words + ";")
            .replace(RULES, file("rules.js"));
    return page.replace("{scripts}", digests(page, "script"))
        .replace("{styles}", digests(page, "style"));
  }

  /** What a policy calls the elements of that name (Content Security Policy 3, section 2.3.1). */
  private static String digests(String page, String element) {
    Matcher found = Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(page);
    return found
        .results()
        .map(one -> Sha256.of(one.group(1).getBytes(StandardCharsets.UTF_8)))
        .map(digest -> "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String file(String name) {
    try (var in = VerifyPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar's " + name + " must be readable", e);
    }
  }
}
