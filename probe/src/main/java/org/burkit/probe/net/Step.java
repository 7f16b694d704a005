package org.burkit.probe.net;

import java.time.Duration;
import java.util.List;
import org.burkit.model.Trace;

/**
 * Where a network step stands in its measurement.
 *
 * @param watch the measurement's own
 * @param transactionId the same for all steps over one connection
 * @param tags what the published observation says of the step
 */
public record Step(Stopwatch watch, long transactionId, List<String> tags) {
  public Step {
    tags = List.copyOf(tags);
  }

  Trace since(Duration t0) {
    return new Trace(t0, watch.elapsed(), transactionId, tags);
  }
}
