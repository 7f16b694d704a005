package org.burkit.evidence.verify;

import java.util.List;

/**
 * All answers, in the order of the questions.
 *
 * @param name of the bundle; empty where it is none
 */
public record Report(String name, List<Answer> answers) {
  public Report {
    answers = List.copyOf(answers);
  }

  /** True where every answer is as it must be. */
  public boolean holds() {
    return answers.stream().allMatch(Answer::holds);
  }
}
