package org.burkit.probe.control;

import java.time.Instant;
import java.util.Optional;
import org.burkit.model.Control;
import org.burkit.model.Failure;

/**
 * What came of asking the control. "No control" and "the control did not answer" are different
 * facts: the first has neither a control nor a failure.
 *
 * @param date the control's clock as its answer gave it
 */
public record ControlAnswer(
    Optional<Control> control, Optional<Failure> failure, Optional<Instant> date) {

  /** Nobody was asked. */
  public static final ControlAnswer NONE =
      new ControlAnswer(Optional.empty(), Optional.empty(), Optional.empty());

  static ControlAnswer failed(Failure failure, Optional<Instant> date) {
    return new ControlAnswer(Optional.empty(), Optional.of(failure), date);
  }
}
