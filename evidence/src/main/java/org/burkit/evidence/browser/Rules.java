package org.burkit.evidence.browser;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.bundle.Bag;
import org.burkit.evidence.bundle.Precision;
import org.burkit.evidence.bundle.Unfit;
import org.burkit.evidence.leaf.Canonical;
import org.burkit.evidence.verify.Answer;
import org.burkit.evidence.verify.Answer.Question;
import org.burkit.evidence.verify.Content;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Int8Array;

/** What the page asks of the rules. One thread, as everything in a page. */
public final class Rules {
  private Rules() {}

  /**
   * The answers that need neither a key nor the log.
   *
   * @param name of the bag
   * @param names of the files in it
   * @param contents of these files
   * @return a JSON array of {@code question}, {@code holds}, {@code word} and {@code values}:
   *     texts, objects with a text for each language, or the {@code key} of a text
   */
  @JSExport
  public static String answers(
      String name, JSArrayReader<JSString> names, JSArrayReader<Int8Array> contents) {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < names.getLength(); i++) {
      files.put(names.get(i).stringValue(), contents.get(i).copyToJavaArray());
    }
    ArrayNode said = JsonNodeFactory.instance.arrayNode();
    answers(new Bag(name, files)).forEach(answer -> said.add(json(answer)));
    return new String(Canonical.bytes(said), StandardCharsets.UTF_8);
  }

  private static List<Answer> answers(Bag bag) {
    try {
      return Content.of(bag).answers();
    } catch (Unfit e) {
      String where = String.valueOf(e.getMessage());
      return List.of(new Answer(Question.UNALTERED, false, "form", List.of(where)));
    }
  }

  private static ObjectNode json(Answer answer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("question", answer.question().label());
    node.put("holds", answer.holds()).put("word", answer.word());
    ArrayNode values = node.putArray("values");
    for (Object value : answer.values()) {
      switch (value) {
        case Precision precision -> values.addObject().put("key", "precision." + precision.label());
        case Act.Sentence reason ->
            values
                .addObject()
                .put("kk", reason.in(Locale.of("kk")))
                .put("ru", reason.in(Locale.of("ru")))
                .put("en", reason.in(Locale.ENGLISH));
        default -> values.add(value.toString());
      }
    }
    return node;
  }
}
