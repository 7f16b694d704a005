package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.incident.Episode.Support;
import org.burkit.model.Asn;
import org.burkit.model.MeasurementId;

/**
 * A time in which a whole network was cut off, as its probes saw it, or fell silent.
 *
 * @param startedAfter when something last worked; empty where nothing ever did
 * @param startedBefore when nothing worked for the first time
 * @param lastDark when nothing worked for the last time
 * @param endedBefore when something worked again; empty while it goes on
 * @param hours in which most were cut off
 * @param measurements that failed for the line alone; none where the network only fell silent
 * @param contradicting voters for whom something worked, summed up over those hours
 * @param voters that were cut off at any time of it
 * @param support how many of how many were cut off, in the hour when most were
 * @param reopened voters for whom something worked after it
 * @param evidence one measurement of each voter and hour
 */
record Shutdown(
    Optional<Instant> startedAfter,
    Instant startedBefore,
    Instant lastDark,
    Optional<Instant> endedBefore,
    int hours,
    int measurements,
    int contradicting,
    int voters,
    Support support,
    int reopened,
    List<MeasurementId> evidence) {
  private static final Duration ABOUT = Duration.ofHours(1);
  private static final int HOURS_FOR_LIKELY = 3;
  private static final double ALONE = 0.1;
  private static final double SUREST = 0.99;

  Shutdown {
    evidence = List.copyOf(evidence);
  }

  /** True where the episode began and ended with it: what nothing works for is not blocked. */
  boolean explains(Episode episode) {
    Instant from = startedAfter.orElse(startedBefore.minus(ABOUT));
    Instant last = episode.blocked().getLast().time();
    return !episode.startedBefore().isBefore(from)
        && endedBefore.filter(end -> last.isAfter(end.plus(ABOUT))).isEmpty();
  }

  /** As incidents of their network, in the same order. */
  static List<Incident> incidents(Network network, List<Shutdown> shutdowns) {
    Map<LocalDate, Integer> ofDay = new HashMap<>();
    List<Incident> incidents = new ArrayList<>();
    for (Shutdown shutdown : shutdowns) {
      LocalDate day = shutdown.startedBefore.atOffset(ZoneOffset.UTC).toLocalDate();
      int ordinal = ofDay.merge(day, 1, Integer::sum) - 1;
      incidents.add(shutdown.incident(network, IncidentId.ofShutdown(network, day, ordinal)));
    }
    return incidents;
  }

  private Incident incident(Network network, IncidentId id) {
    List<Asn> asns = List.of(network.asn());
    return new Incident(
        id,
        Kind.SHUTDOWN,
        "",
        List.of(),
        network.cc(),
        asns,
        Optional.empty(),
        endedBefore.isEmpty(),
        support.sure() && hours >= HOURS_FOR_LIKELY ? Grade.LIKELY : Grade.POSSIBLE,
        confidence(),
        startedAfter,
        startedBefore,
        endedBefore.map(_ -> lastDark),
        endedBefore,
        endedBefore.orElse(lastDark),
        endedBefore.map(end -> new Unblocked(lastDark, end, reopened, asns, List.of())),
        measurements,
        voters,
        contradicting,
        support.votes(),
        support.active(),
        List.of(),
        support.sure() ? List.of(Alternative.OWN_NETWORK) : List.of(),
        evidence,
        List.of());
  }

  /**
   * One line of ten may be down by itself: for each that is, as odds, and against each that is not.
   */
  private double confidence() {
    int lead = support.votes() - (support.active() - support.votes());
    double p = 1 / (1 + Math.pow(ALONE / (1 - ALONE), lead));
    return Math.round(Math.clamp(p, 1 - SUREST, SUREST) * 1000) / 1000.0;
  }
}
