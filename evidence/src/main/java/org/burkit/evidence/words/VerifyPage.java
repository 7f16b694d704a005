package org.burkit.evidence.words;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A page in one file that checks a bundle in a browser, without a network: all but the rules. Its
 * sentences are those of the message files.
 */
public final class VerifyPage {
  private static final String PLACE = "const WORDS = {};";

  private VerifyPage() {}

  public static String html() {
    ObjectNode words = JsonNodeFactory.instance.objectNode();
    for (Words language : Words.all()) {
      ObjectNode sentences = words.putObject(language.code());
      language.patterns().forEach(sentences::put);
    }
    return template().replace(PLACE, "const WORDS = " + words + ";");
  }

  private static String template() {
    try (var in = VerifyPage.class.getResourceAsStream("verify.html")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks verify.html");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar's verify.html must be readable", e);
    }
  }
}
