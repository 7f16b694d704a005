package org.burkit.lab.delivery;

/**
 * What became of what was measured under a blockade.
 *
 * @param blocked how often the censor acted
 * @param measured results that the probe made
 * @param arrived those that the collector has, each counted once by its id
 * @param again how often one came that it had already
 * @param waited whether something had to wait until the blockade ended
 * @param tokens what became of those that the probe got
 */
public record Outcome(
    String blockade,
    String words,
    long blocked,
    int measured,
    int arrived,
    int again,
    boolean waited,
    boolean expectedToWait,
    Tokens tokens) {

  /**
   * What became of tokens.
   *
   * @param issued by the collector's count
   * @param spent by the collector's count
   * @param refused that were shown and were no good, by the collector's count
   * @param left those that the probe still has
   */
  public record Tokens(int issued, int spent, int refused, int left) {

    /** True where some were spent, each that was shown was good, and none was lost or twice. */
    boolean areGood() {
      return spent > 0 && refused == 0 && issued == spent + left;
    }
  }

  /** True where the blockade was real, nothing was lost, and nothing came twice. */
  public boolean isGood() {
    return blocked > 0
        && measured > 0
        && arrived == measured
        && again == 0
        && waited == expectedToWait
        && tokens.areGood();
  }

  @Override
  public String toString() {
    return ("%-9s %s measured %d, arrived %d, twice %d, blocked %d times%s;"
            + " tokens issued %d, spent %d, refused %d, left %d. %s")
        .formatted(
            blockade,
            isGood() ? "good " : "WRONG",
            measured,
            arrived,
            again,
            blocked,
            waited ? ", waited for its end" : "",
            tokens.issued(),
            tokens.spent(),
            tokens.refused(),
            tokens.left(),
            words);
  }
}
