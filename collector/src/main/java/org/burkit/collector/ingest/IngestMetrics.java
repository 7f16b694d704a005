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
    received = counter("received", "measurements that got a result: the sum of the other three");
    accepted = counter("accepted", "measurements made durable");
    duplicate = counter("duplicate", "measurements that were durable already");
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

  private Counter counter(String name, String meaning) {
    return Counter.builder("burkit.measurements." + name).description(meaning).register(registry);
  }

  private Counter rejected(Reason reason) {
    return Counter.builder("burkit.measurements.rejected")
        .description("measurements turned away, by reason")
        .tag("reason", reason.label())
        .register(registry);
  }

  /** One request that was refused as a whole, by the status of its answer. */
  void refused(int status) {
    Counter.builder("burkit.submissions.refused")
        .description("requests refused as a whole, by the status of the answer")
        .tag("status", Integer.toString(status))
        .register(registry)
        .increment();
  }
}
