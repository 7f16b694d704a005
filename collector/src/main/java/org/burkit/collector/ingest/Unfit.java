package org.burkit.collector.ingest;

import java.time.Duration;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Problem;

/** A request that is refused as a whole: the answer that says why. */
final class Unfit extends Exception {
  private final int status;
  private final String title;
  private final String reason;
  private final long retrySeconds;

  Unfit(int status, String title, String reason) {
    this(status, title, reason, 0);
  }

  private Unfit(int status, String title, String reason, long retrySeconds) {
    super(reason);
    this.status = status;
    this.title = title;
    this.reason = reason;
    this.retrySeconds = retrySeconds;
  }

  /**
   * 429 (RFC 6585): more than a prefix may have.
   *
   * @param most how many of what in which time
   */
  static Unfit tooMany(String most, Duration wait) {
    return new Unfit(
        429,
        "Too many",
        "expected at most "
            + most
            + " from one network prefix, more came; none of these was taken, send them again"
            + " later",
        Math.max(1, wait.toSeconds() + 1));
  }

  Answer answer() {
    if (status == 503) {
      return Problem.busy(reason);
    }
    Answer answer = Problem.of(status, title, reason);
    return retrySeconds == 0 ? answer : answer.with("retry-after", Long.toString(retrySeconds));
  }
}
