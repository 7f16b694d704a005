package org.burkit.evidence.verify;

import java.util.List;
import org.burkit.evidence.verify.Answer.Question;

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

  /** True where all is as it must be, and what it says is that it was taken back. */
  public boolean isRetracted() {
    return !holds()
        && answers.stream()
            .allMatch(answer -> answer.holds() || answer.question() == Question.CLAIMED);
  }
}
