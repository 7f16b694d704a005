package org.burkit.collector.ingest;

import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Problem;

/** A request that is refused as a whole: the answer that says why. */
final class Unfit extends Exception {
  private final int status;
  private final String title;
  private final String reason;

  Unfit(int status, String title, String reason) {
    super(reason);
    this.status = status;
    this.title = title;
    this.reason = reason;
  }

  Answer answer() {
    return status == 503 ? Problem.busy(reason) : Problem.of(status, title, reason);
  }
}
