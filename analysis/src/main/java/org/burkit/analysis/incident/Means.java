package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.burkit.analysis.verdict.Mechanism;

/**
 * One mechanism of an incident and when it was seen: a censor may change its ways.
 *
 * @param measurements how many showed it
 */
public record Means(Mechanism mechanism, Instant first, Instant last, int measurements) {

  /** Those of these blocked ballots, in the order in which they were first seen. */
  static List<Means> of(List<Ballot> blocked) {
    Map<Mechanism, Means> means = new EnumMap<>(Mechanism.class);
    for (Ballot ballot : blocked) {
      ballot
          .outcome()
          .mechanismIfBlocked()
          .ifPresent(
              m -> means.merge(m, new Means(m, ballot.time(), ballot.time(), 1), Means::plus));
    }
    List<Means> inOrder = new ArrayList<>(means.values());
    inOrder.sort(Comparator.comparing(Means::first).thenComparing(Means::mechanism));
    return List.copyOf(inOrder);
  }

  private Means plus(Means later) {
    return new Means(mechanism, first, later.last, measurements + later.measurements);
  }
}
