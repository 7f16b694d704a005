package org.burkit.probe.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation;
import org.burkit.model.Observation.TcpConnect;

/**
 * What the measured targets say of the line itself: whether packets get lost on it or queue up. Any
 * thread may ask.
 */
final class LineHealth {
  /** A round trip so many times the shortest of the run means that packets wait in a queue. */
  private static final int QUEUED = 3;

  /** Below this, differences are those between near and far servers. */
  private static final Duration PATIENT = Duration.ofMillis(250);

  /** What one target says of the line. */
  enum Sign {
    FINE,
    TROUBLED,
    /** Nothing was connected: the target may be dead, and the line as well. */
    NONE
  }

  private Duration shortest = Duration.ofDays(1);

  /** Looks at one target's observations. */
  synchronized Sign after(List<Observation> observations) {
    Map<String, Boolean> timedOut = new LinkedHashMap<>();
    boolean passingLoss = false;
    Duration fastest = Duration.ofDays(1);
    for (Observation observation : observations) {
      if (observation instanceof TcpConnect connect) {
        boolean silent = connect.failure().filter(f -> f.kind() == FailureKind.TIMEOUT).isPresent();
        if (connect.failure().isEmpty()) {
          passingLoss |= timedOut.getOrDefault(connect.address(), false);
          Duration took = connect.trace().t().minus(connect.trace().t0());
          fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        timedOut.merge(connect.address(), silent, Boolean::logicalOr);
      }
    }
    if (fastest.equals(Duration.ofDays(1))) {
      return Sign.NONE;
    }
    shortest = fastest.compareTo(shortest) < 0 ? fastest : shortest;
    boolean queued =
        fastest.compareTo(PATIENT) > 0 && fastest.compareTo(shortest.multipliedBy(QUEUED)) > 0;
    return passingLoss || queued ? Sign.TROUBLED : Sign.FINE;
  }
}
