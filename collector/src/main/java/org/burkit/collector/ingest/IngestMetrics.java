package org.burkit.collector.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.burkit.collector.ingest.Result.Reason;

/**
 * Counts of measurements at the door: {@code received = accepted + duplicate + rejected}, where
 * rejected is the sum over its reasons. Any thread may call it.
 *
 * <p>A measurement counts once its result is known. One whose request was refused as a whole, or
 * that the journal could not take, has no result and is counted in {@code refused} by request.
 */
final class IngestMetrics {
  private final MeterRegistry registry;
  private final Counter received;
  private final Counter accepted;
  private final Counter duplicate;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    received = registry.counter("burkit.measurements.received");
    accepted = registry.counter("burkit.measurements.accepted");
    duplicate = registry.counter("burkit.measurements.duplicate");
    List.of(Reason.values()).forEach(this::rejected);
  }

  void count(List<Result> results) {
    for (Result result : results) {
      received.increment();
      switch (result) {
        case Result.Accepted a -> accepted.increment();
        case Result.Duplicate d -> duplicate.increment();
        case Result.Rejected r -> rejected(r.reason()).increment();
      }
    }
  }

  private Counter rejected(Reason reason) {
    return registry.counter("burkit.measurements.rejected", "reason", reason.label());
  }

  /** One request that was refused as a whole, by the status of its answer. */
  void refused(int status) {
    registry.counter("burkit.submissions.refused", "status", Integer.toString(status)).increment();
  }
}
