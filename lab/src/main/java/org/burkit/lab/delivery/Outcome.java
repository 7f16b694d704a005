package org.burkit.lab.delivery;

/**
 * What became of what was measured under a blockade.
 *
 * @param blocked how often the censor acted
 * @param measured results that the probe made
 * @param arrived those that the collector has, each counted once by its id
 * @param again how often one came that it had already
 * @param waited whether something had to wait until the blockade ended
 */
public record Outcome(
    String blockade,
    String words,
    long blocked,
    int measured,
    int arrived,
    int again,
    boolean waited,
    boolean expectedToWait) {

  /** True where the blockade was real, nothing was lost, and nothing came twice. */
  public boolean isGood() {
    return blocked > 0
        && measured > 0
        && arrived == measured
        && again == 0
        && waited == expectedToWait;
  }

  @Override
  public String toString() {
    return "%-9s %s measured %d, arrived %d, twice %d, blocked %d times%s. %s"
        .formatted(
            blockade,
            isGood() ? "good " : "WRONG",
            measured,
            arrived,
            again,
            blocked,
            waited ? ", waited for its end" : "",
            words);
  }
}
