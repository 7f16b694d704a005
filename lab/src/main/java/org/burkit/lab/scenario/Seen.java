package org.burkit.lab.scenario;

import org.burkit.lab.program.ProbeLine;

/** What came of playing a scenario once. */
public sealed interface Seen {
  /** The outcome in one word, {@code failed} if there is none. */
  String outcome();

  /** In words: {@code blocked (tls.timeout)}. */
  String words();

  /** The reason, as a sentence. */
  String why();

  /**
   * The real probe came to a verdict.
   *
   * @param kept what it measured, and what it knew
   */
  record Verdict(ProbeLine line, Kept kept) implements Seen {
    @Override
    public String outcome() {
      return line.outcome();
    }

    @Override
    public String words() {
      return line.words();
    }

    @Override
    public String why() {
      return line.why();
    }
  }

  /** A program of the project ended, said nothing or wrote no measurement: nothing was seen. */
  record Failure(String why) implements Seen {
    @Override
    public String outcome() {
      return "failed";
    }

    @Override
    public String words() {
      return "failed";
    }
  }
}
