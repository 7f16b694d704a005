package org.burkit.probe.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation;
import org.burkit.model.Observation.TcpConnect;

/**
 * What the measured targets say of the line itself: whether packets get lost on it or queue up. Any
 * thread may ask.
 *
 * <p>One target tells of its own server as well: a far one, or a flaky one. What all of the last
 * few have in common is the line.
 */
final class LineHealth {
  private static final int LAST_FEW = 8;

  /** A round trip so many times the shortest of the run means that packets wait in a queue. */
  private static final int QUEUED = 3;

  /** Below this, differences are those between near and far servers. */
  private static final Duration PATIENT = Duration.ofMillis(250);

  /** One packet in a hundred is lost on sound lines: of a few targets, two are no accident. */
  private static final int LOSSES = 2;

  /** What one target says of the line. */
  enum Sign {
    FINE,
    TROUBLED,
    /** Nothing was connected: the target may be dead, and the line as well. */
    NONE
  }

  /**
   * What was seen of one target.
   *
   * @param fastest of its connections
   * @param lost whether one stood only at a second try
   */
  private record Look(Duration fastest, boolean lost) {}

  private final Deque<Look> lastFew = new ArrayDeque<>();
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
    return fastest.equals(Duration.ofDays(1)) ? Sign.NONE : sign(new Look(fastest, passingLoss));
  }

  private Sign sign(Look look) {
    shortest = look.fastest.compareTo(shortest) < 0 ? look.fastest : shortest;
    lastFew.addLast(look);
    if (lastFew.size() > LAST_FEW) {
      lastFew.removeFirst();
    }
    boolean queued = lastFew.size() == LAST_FEW && lastFew.stream().allMatch(this::isQueued);
    boolean losing = lastFew.stream().filter(Look::lost).count() >= LOSSES;
    return queued || losing ? Sign.TROUBLED : Sign.FINE;
  }

  private boolean isQueued(Look look) {
    return look.fastest.compareTo(PATIENT) > 0
        && look.fastest.compareTo(shortest.multipliedBy(QUEUED)) > 0;
  }
}
