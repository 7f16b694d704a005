package org.burkit.evidence.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.bundle.Precision;
import org.burkit.evidence.words.Words;

/** A report for people, and for programs. */
public final class Spoken {
  private Spoken() {}

  /** The name, each question with its answer, and the sum, in one language. */
  public static List<String> lines(Report report, Words words) {
    var lines = new ArrayList<String>();
    for (Answer answer : report.answers()) {
      lines.add(words.say("question." + answer.question().label()));
      String yes = words.say(answer.holds() ? "yes" : "no");
      lines.add("  " + yes + ". " + sentence(answer, words));
    }
    lines.add(words.say(sum(report)));
    return List.copyOf(lines);
  }

  private static String sum(Report report) {
    if (report.holds()) {
      return "verify.holds";
    }
    return report.isRetracted() ? "verify.retracted" : "verify.fails";
  }

  private static String sentence(Answer answer, Words words) {
    Object[] values =
        answer.values().stream()
            .map(value ->
                switch (value) {
                  case Precision precision -> words.say("precision." + precision.label());
                  case Act.Sentence reason -> reason.in(words.language());
                  default -> value;
                })
            .toArray();
    return words.say(answer.question().label() + "." + answer.word(), values);
  }

  /**
   * One object: the bundle's name, {@code holds}, {@code retracted}, and for each question {@code
   * answer} and more.
   */
  public static ObjectNode json(Report report, Words words) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("bundle", report.name()).put("holds", report.holds());
    node.put("retracted", report.isRetracted());
    ArrayNode answers = node.putArray("answers");
    for (Answer answer : report.answers()) {
      answers
          .addObject()
          .put("question", answer.question().label())
          .put("holds", answer.holds())
          .put("answer", answer.word())
          .put("words", sentence(answer, words));
    }
    return node;
  }
}
