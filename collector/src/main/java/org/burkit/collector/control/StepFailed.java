package org.burkit.collector.control;

import java.io.IOException;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/** A step that failed in a way that has its word already; never leaves this package. */
final class StepFailed extends IOException {
  private final Failure failure;

  StepFailed(FailureKind kind) {
    super(kind.wire());
    this.failure = Failure.of(kind);
  }

  Failure failure() {
    return failure;
  }
}
