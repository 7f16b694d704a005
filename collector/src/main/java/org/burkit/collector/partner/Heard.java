package org.burkit.collector.partner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Kind;

/**
 * What a partner said last.
 *
 * @param at when; empty where it has not answered yet
 * @param isAway whether it has not answered since
 * @param open incidents that went on then, without what they rest on
 */
public record Heard(Partner partner, Optional<Instant> at, boolean isAway, List<Incident> open) {
  public Heard {
    open = List.copyOf(open);
  }

  /** Those that say the same as this one, of the same country. */
  public List<Incident> likewise(Incident incident) {
    return open.stream().filter(other -> isSame(other, incident)).toList();
  }

  private static boolean isSame(Incident a, Incident b) {
    if (a.kind() != b.kind() || !a.cc().equals(b.cc())) {
      return false;
    }
    if (a.kind() == Kind.SHUTDOWN) {
      return a.asns().stream().anyMatch(b.asns()::contains);
    }
    boolean isService = !a.service().isEmpty() && a.service().equals(b.service());
    return isService || a.domains().stream().anyMatch(b.domains()::contains);
  }
}
