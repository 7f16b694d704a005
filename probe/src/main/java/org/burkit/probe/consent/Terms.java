package org.burkit.probe.consent;

import java.util.List;

/**
 * What a volunteer agrees to: five screens, and three questions that show that they were
 * understood. The sentences stand in the message files. Pure.
 */
public final class Terms {
  /**
   * Grows whenever the sentences, the categories of sites or the fields of a measurement change:
   * everybody is asked again then. A test holds it to them.
   */
  public static final int VERSION = 3;

  public static final int SCREENS = 5;

  /** How many answers each question offers. */
  public static final int ANSWERS = 3;

  /** The number of the right answer to each question, from 1. */
  private static final List<Integer> RIGHT = List.of(2, 1, 3);

  private Terms() {}

  public static int questions() {
    return RIGHT.size();
  }

  /**
   * Whether an answer is the right one.
   *
   * @param question from 1
   * @param answer from 1
   */
  public static boolean isRight(int question, int answer) {
    return RIGHT.get(question - 1) == answer;
  }

  /** The first question that was not answered rightly; 0 where all were. */
  public static int firstWrong(List<Integer> answers) {
    for (int question = 1; question <= questions(); question++) {
      if (answers.size() < question || !isRight(question, answers.get(question - 1))) {
        return question;
      }
    }
    return 0;
  }
}
