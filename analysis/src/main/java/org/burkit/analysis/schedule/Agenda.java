package org.burkit.analysis.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Network;

/**
 * Of which cell of a network one more measurement tells most: one that looks otherwise than it did,
 * one that nobody has measured for long or ever, a block that may have ended; on a tense day more
 * of them all. Who was sent and has not answered yet is counted, so that probes that ask together
 * are sent to unlike names. Any thread.
 */
public final class Agenda {
  /** What a hostile sender says of networks that there are not must not fill the memory. */
  private static final int MOST_CELLS = 100_000;

  private final Set<String> domains;
  private final Map<Cell, Watch> watches = new HashMap<>();

  /**
   * An agenda that knows nothing yet.
   *
   * @param domains all that may ever be asked for, as ballots name them
   */
  public Agenda(Set<String> domains) {
    this.domains = Set.copyOf(domains);
  }

  /**
   * What may be measured.
   *
   * @param domain as ballots name it
   * @param what for the caller
   */
  public record Candidate<T>(String domain, T what) {}

  /** Hears what a measurement said. */
  public synchronized void hear(Ballot ballot) {
    boolean speaks = ballot.isBlocked() || ballot.isClear();
    if (speaks && domains.contains(ballot.cell().domain())) {
      watch(ballot.cell()).ifPresent(watch -> watch.hear(ballot));
    }
  }

  /**
   * Sends a probe: at most {@code budget} of the candidates, the most telling first, each domain
   * once. What tells as much as another keeps its place before or after it.
   */
  public synchronized <T> List<T> send(
      Network network, List<Candidate<T>> candidates, int budget, Hazard hazard, Instant now) {
    Map<String, T> byDomain = new LinkedHashMap<>();
    candidates.forEach(candidate -> byDomain.putIfAbsent(candidate.domain(), candidate.what()));
    Map<String, Double> bits = new HashMap<>();
    byDomain.keySet().forEach(domain -> bits.put(domain, bits(network, domain, hazard, now)));
    List<String> chosen =
        byDomain.keySet().stream()
            .sorted(Comparator.comparing(bits::get, Comparator.reverseOrder()))
            .limit(budget)
            .toList();
    chosen.forEach(domain -> watch(cell(network, domain)).ifPresent(watch -> watch.send(now)));
    return chosen.stream().map(byDomain::get).toList();
  }

  private double bits(Network network, String domain, Hazard hazard, Instant now) {
    return watch(cell(network, domain)).map(watch -> watch.information(now, hazard)).orElse(0.0);
  }

  private static Cell cell(Network network, String domain) {
    return new Cell(domain, network.cc(), network.asn());
  }

  private Optional<Watch> watch(Cell cell) {
    if (watches.size() < MOST_CELLS) {
      return Optional.of(watches.computeIfAbsent(cell, _ -> new Watch()));
    }
    return Optional.ofNullable(watches.get(cell));
  }
}
