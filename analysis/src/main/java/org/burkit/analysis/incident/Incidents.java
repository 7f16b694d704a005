package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Episode.Support;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Joins the episodes of one subject in one country into incidents: same family of mechanisms, onset
 * within six hours of the first.
 */
final class Incidents {
  private static final Duration SAME_ONSET = Duration.ofHours(6);
  private static final double SUREST = 0.99;
  private static final int PROBES_FOR_LIKELY = 3;
  private static final double SHARE_FOR_LIKELY = 0.8;

  private Incidents() {}

  static List<Incident> of(Subject subject, List<Episode> episodes) {
    Map<String, List<Episode>> byFamily = new TreeMap<>();
    episodes.stream()
        .sorted(Comparator.comparing(Episode::startedBefore).thenComparing(Episode::cell))
        .forEach(e -> byFamily.computeIfAbsent(e.family(), _ -> new ArrayList<>()).add(e));
    List<Incident> incidents = new ArrayList<>();
    byFamily.values().stream()
        .flatMap(list -> groups(list).stream())
        .forEach(group -> incidents.add(incident(subject.service(), subject.cc(), group)));
    return incidents;
  }

  private static List<List<Episode>> groups(List<Episode> sorted) {
    List<List<Episode>> groups = new ArrayList<>();
    for (Episode episode : sorted) {
      boolean joins =
          !groups.isEmpty()
              && !episode
                  .startedBefore()
                  .isAfter(groups.getLast().getFirst().startedBefore().plus(SAME_ONSET));
      if (!joins) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(episode);
    }
    return groups;
  }

  private static Incident incident(String service, CountryCode cc, List<Episode> group) {
    List<Ballot> blocked = ballots(group.stream().map(Episode::blocked));
    List<Ballot> contradicting = ballots(group.stream().map(Episode::contradicting));
    TreeSet<String> domains = new TreeSet<>();
    TreeSet<Asn> asns = new TreeSet<>(Comparator.comparingLong(Asn::number));
    for (Episode episode : group) {
      domains.add(episode.cell().domain());
      asns.add(episode.cell().asn());
    }
    Optional<Unblocked> end =
        group.stream().anyMatch(Episode::isOpen) ? Optional.empty() : Optional.of(end(group));
    int probes = (int) blocked.stream().map(Ballot::probe).distinct().count();
    Mechanism mechanism = mostFrequent(blocked);
    Support support = strongest(group);
    Ballot first = Collections.min(blocked, Comparator.comparingLong(Ballot::number));
    return new Incident(
        IncidentId.of(cc, first.id()),
        Kind.BLOCK,
        service,
        List.copyOf(domains),
        cc,
        List.copyOf(asns),
        Optional.of(mechanism),
        end.isEmpty(),
        grade(mechanism, support, blocked, contradicting),
        confidence(blocked, contradicting),
        group.getFirst().startedAfter(),
        group.getFirst().startedBefore(),
        end.map(Unblocked::after),
        end.map(Unblocked::before),
        lastMeasured(group),
        end,
        blocked.size(),
        probes,
        contradicting.size(),
        support.votes(),
        support.active(),
        Means.of(blocked),
        Rejection.of(group, support, blocked, contradicting),
        blocked.stream().map(Ballot::id).toList(),
        contradicting.stream().map(Ballot::id).toList());
  }

  /** Of the surest network; of several, of the one with most votes. */
  private static Support strongest(List<Episode> group) {
    return group.stream().map(Episode::support).reduce(Support::stronger).orElseThrow();
  }

  private static List<Ballot> ballots(Stream<List<Ballot>> lists) {
    return lists.flatMap(List::stream).sorted().toList();
  }

  /** The end of the last of them that ended. */
  private static Unblocked end(List<Episode> group) {
    List<Ballot> reopened = ballots(group.stream().map(Episode::reopened));
    return new Unblocked(
        latest(group.stream().flatMap(e -> e.endedAfter().stream())),
        latest(group.stream().flatMap(e -> e.endedBefore().stream())),
        (int) voters(reopened),
        reopened.stream()
            .map(b -> b.cell().asn())
            .distinct()
            .sorted(Comparator.comparingLong(Asn::number))
            .toList(),
        reopened.stream().map(Ballot::id).toList());
  }

  private static Instant lastMeasured(List<Episode> group) {
    return latest(group.stream().map(Episode::lastMeasured));
  }

  private static Instant latest(Stream<Instant> times) {
    return times
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("an incident must have episodes"));
  }

  private static Mechanism mostFrequent(List<Ballot> blocked) {
    Map<Mechanism, Integer> counts = new EnumMap<>(Mechanism.class);
    blocked.forEach(
        b -> b.outcome().mechanismIfBlocked().ifPresent(m -> counts.merge(m, 1, Integer::sum)));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException("an incident must rest on blocked ballots"));
  }

  private static Grade grade(
      Mechanism mechanism, Support support, List<Ballot> blocked, List<Ballot> clear) {
    double share = share(blocked, clear);
    List<Ballot> telling = blocked.stream().filter(Ballot::decisive).toList();
    boolean decisive = voters(telling) >= PROBES_FOR_LIKELY;
    long decisiveNetworks = telling.stream().map(b -> b.cell().asn()).distinct().count();
    if (!support.sure() || voters(blocked) < PROBES_FOR_LIKELY || share < SHARE_FOR_LIKELY) {
      return Grade.POSSIBLE;
    }
    if (mechanism.family().equals("tls.mitm") && decisive) {
      return Grade.INTERCEPTED;
    }
    return decisive && decisiveNetworks >= 2 ? Grade.CONFIRMED : Grade.LIKELY;
  }

  /**
   * The share of measurements that was blocked, the mean over voters: one who sends a flood moves
   * it no more than the others.
   */
  private static double share(List<Ballot> blocked, List<Ballot> clear) {
    Map<String, Long> blockedOf = counts(blocked);
    Map<String, Long> clearOf = counts(clear);
    TreeSet<String> voters = new TreeSet<>(blockedOf.keySet());
    voters.addAll(clearOf.keySet());
    double sum = 0;
    for (String voter : voters) {
      double bad = blockedOf.getOrDefault(voter, 0L);
      sum += bad / (bad + clearOf.getOrDefault(voter, 0L));
    }
    return sum / voters.size();
  }

  private static Map<String, Long> counts(List<Ballot> ballots) {
    return ballots.stream().collect(Collectors.groupingBy(Ballot::voter, Collectors.counting()));
  }

  private static long voters(List<Ballot> ballots) {
    return ballots.stream().map(Ballot::voter).distinct().count();
  }

  /** The log-odds of the last word of each voter, added up: against it counts what was clear. */
  private static double confidence(Collection<Ballot> blocked, Collection<Ballot> clear) {
    Map<String, Ballot> last = new HashMap<>();
    Stream.concat(blocked.stream(), clear.stream())
        .sorted()
        .forEach(b -> last.put(b.cell().asn() + " " + b.voter(), b));
    double odds = 0;
    for (Ballot ballot : new TreeMap<>(last).values()) {
      double said = ballot.standing().weight() * ballot.logOdds();
      odds += ballot.isBlocked() ? said : -said;
    }
    double p = Math.clamp(1 / (1 + Math.exp(-odds)), 1 - SUREST, SUREST);
    return Math.round(p * 1000) / 1000.0;
  }
}
