package org.burkit.probe.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.burkit.model.MeasurementId;
import org.burkit.probe.net.Backoff;
import org.burkit.probe.submit.Submission;
import org.burkit.probe.submit.Submitter;
import org.burkit.probe.submit.Submitter.Delivery;
import org.burkit.probe.submit.Tried;

/**
 * Sends for all targets of a run, one after another; who sends takes along what the others have
 * spooled. Any thread of the run may ask.
 */
final class Deliveries {
  private final Optional<Submitter> submitter;
  private final InstantSource clock;
  private final Map<MeasurementId, Submission> outcomes = new HashMap<>();
  private Optional<String> away = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private int failures;
  private List<Tried> tried = List.of();

  Deliveries(Optional<Submitter> submitter, InstantSource clock) {
    this.submitter = submitter;
    this.clock = clock;
  }

  /** What became of a measurement that lies in the spool; asked once for each. */
  synchronized Submission of(MeasurementId id) throws IOException {
    if (!outcomes.containsKey(id) && !clock.instant().isBefore(notBefore)) {
      sendAll();
    }
    return Optional.ofNullable(outcomes.remove(id)).orElse(Submission.SPOOLED);
  }

  /** Sends all that waits now; says how many measurements the collector has answered for. */
  synchronized int sendAll() throws IOException {
    if (submitter.isEmpty()) {
      return 0;
    }
    Delivery delivery = submitter.get().sendAll();
    outcomes.putAll(delivery.outcomes());
    away = delivery.away();
    failures = away.isPresent() ? failures + 1 : 0;
    notBefore = away.isPresent() ? clock.instant().plus(leftAlone()) : Instant.MIN;
    tried = delivery.tried().isEmpty() ? tried : delivery.tried();
    return delivery.outcomes().size();
  }

  /** Each try costs patience. */
  private Duration leftAlone() {
    return Backoff.COLLECTOR.after(failures, ThreadLocalRandom.current().nextDouble());
  }

  /** How the ways to the collector fared when something was last sent. */
  synchronized List<Tried> tried() {
    return tried;
  }

  /** Why the collector could not be reached at the last try, where it could not. */
  synchronized Optional<String> away() {
    return away;
  }
}
