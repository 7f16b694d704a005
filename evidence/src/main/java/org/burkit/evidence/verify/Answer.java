package org.burkit.evidence.verify;

import java.util.List;
import java.util.Locale;

/**
 * The answer to one question.
 *
 * @param word which answer it is: the last part of its key in the message files
 * @param values that stand in the sentence
 */
public record Answer(Question question, boolean holds, String word, List<Object> values) {
  public Answer {
    values = List.copyOf(values);
  }

  /** The seven questions. */
  public enum Question {
    UNALTERED,
    SIGNED,
    LOGGED,
    STAMPED,
    SUPPORTED,
    CLAIMED,
    WITHHELD;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Answer yes(Question question, String word, Object... values) {
    return new Answer(question, true, word, List.of(values));
  }

  static Answer no(Question question, String word, Object... values) {
    return new Answer(question, false, word, List.of(values));
  }
}
