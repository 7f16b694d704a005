package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.burkit.collector.fold.RunningFold;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Route;

/**
 * Says truthfully how the collector is: {@code GET /healthz} is 200 while measurements can be made
 * durable and are folded by a clock that may be right, else 503 with the reason; {@code GET
 * /readyz} says the same and wants all that is durable to have been judged, so that what is asked
 * is answered in full; {@code GET /metrics} is for Prometheus.
 */
public final class Health {
  private final Journal journal;
  private final RunningFold fold;
  private final Supplier<Optional<String>> clockTrouble;
  private final PrometheusMeterRegistry registry;

  /**
   * @param clockTrouble what is wrong with the clock of this machine, in words
   */
  public Health(
      Journal journal,
      RunningFold fold,
      Supplier<Optional<String>> clockTrouble,
      PrometheusMeterRegistry registry) {
    this.journal = journal;
    this.fold = fold;
    this.clockTrouble = clockTrouble;
    this.registry = registry;
    Gauge.builder("burkit.journal.writable", () -> journal.trouble().isEmpty() ? 1 : 0)
        .description("1 while the journal can be written, 0 while submissions are turned away")
        .register(registry);
    Gauge.builder("burkit.clock.plausible", () -> clockTrouble.get().isEmpty() ? 1 : 0)
        .description("1 while the clock shows a time after the lists were made")
        .register(registry);
    Gauge.builder("burkit.fold.caught.up", () -> fold.isCaughtUp() ? 1 : 0)
        .description("1 when all that is durable has been judged and folded")
        .register(registry);
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/healthz", request -> state(false)),
        Route.get("/readyz", request -> state(true)),
        Route.get(
            "/metrics",
            request -> Answer.text("text/plain; version=0.0.4; charset=utf-8", registry.scrape())));
  }

  private Answer state(boolean inFull) throws InterruptedException {
    Optional<String> trouble = journalTrouble().or(fold::trouble).or(clockTrouble);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", trouble.isEmpty() ? "ok" : "trouble");
    node.put("trouble", trouble.orElse(null));
    node.put("fold_caught_up", fold.isCaughtUp());
    int status = trouble.isEmpty() && (fold.isCaughtUp() || !inFull) ? 200 : 503;
    return Answer.json(status, node.toString().getBytes(StandardCharsets.UTF_8))
        .with("cache-control", "no-store");
  }

  /** After a failure the disk is tried again, so that health returns without a submission. */
  private Optional<String> journalTrouble() throws InterruptedException {
    if (journal.trouble().isPresent()) {
      try {
        journal.appendAndWait(List.of());
      } catch (IOException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return journal.trouble();
  }
}
