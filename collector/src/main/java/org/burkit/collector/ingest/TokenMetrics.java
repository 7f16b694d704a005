package org.burkit.collector.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.burkit.collector.token.Presented;
import org.burkit.envelope.token.Standing;

/**
 * Counts of tokens: {@code presented = taken + refused}, where refused is the sum over its reasons.
 * Any thread may call it.
 */
final class TokenMetrics {
  private final MeterRegistry registry;

  TokenMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Tokens that were signed, by what they say of their holder. */
  void issued(Standing standing, int many) {
    Counter.builder("burkit.tokens.issued")
        .description("tokens signed, by what they say of their holder")
        .tag("standing", standing.label())
        .register(registry)
        .increment(many);
  }

  void taken() {
    presented("taken");
  }

  void refused(Presented.Reason reason) {
    presented(reason.label());
  }

  private void presented(String result) {
    Counter.builder("burkit.tokens.presented")
        .description("tokens shown with batches or for others, by what became of them")
        .tag("result", result)
        .register(registry)
        .increment();
  }
}
