package org.burkit.probe.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.MeasurementId;
import org.burkit.probe.submit.Submission;
import org.burkit.probe.submit.Submitter;
import org.burkit.probe.submit.Submitter.Delivery;

/**
 * Sends for all targets of a run, one after another; who sends takes along what the others have
 * spooled. Any thread of the run may ask.
 */
final class Deliveries {
  /** A collector found away is left alone for so long: each try costs patience. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

  private final Optional<Submitter> submitter;
  private final InstantSource clock;
  private final Map<MeasurementId, Submission> outcomes = new HashMap<>();
  private Optional<String> away = Optional.empty();
  private Instant notBefore = Instant.MIN;

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
    notBefore = away.isPresent() ? clock.instant().plus(LEFT_ALONE) : Instant.MIN;
    return delivery.outcomes().size();
  }

  /** Why the collector could not be reached at the last try, where it could not. */
  synchronized Optional<String> away() {
    return away;
  }
}
