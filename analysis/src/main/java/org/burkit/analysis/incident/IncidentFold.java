package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The running sum of all ballots, owned by one thread: takes one ballot at a time, in any order,
 * and says how the incidents of what it touched stand now. The same ballots end in the same
 * incidents, whatever their order and however often they come.
 */
public final class IncidentFold {
  private final Detector detector;
  private final SortedMap<Subject, TreeMap<Cell, CellLog>> subjects = new TreeMap<>();
  private final SortedMap<Network, NetworkLog> networks = new TreeMap<>();
  private final Set<Subject> touched = new TreeSet<>();
  private final Set<Network> heard = new TreeSet<>();
  private final Pulse pulse = new Pulse();

  public IncidentFold(Detector detector) {
    this.detector = detector;
  }

  /** Takes a ballot in. */
  public void add(Ballot ballot) {
    Subject subject = Subject.of(ballot);
    boolean isNew =
        subjects
            .computeIfAbsent(subject, _ -> new TreeMap<>())
            .computeIfAbsent(ballot.cell(), cell -> new CellLog(cell, detector))
            .add(ballot);
    if (isNew) {
      Network network = Network.of(ballot.cell());
      networks.computeIfAbsent(network, _ -> new NetworkLog(pulse)).hear(ballot, subject);
      touched.add(subject);
      heard.add(network);
    }
  }

  /**
   * All incidents, as they stand now, of every subject that has new ballots since this was last
   * asked; those it had before and that are not among them stand no longer.
   */
  public SortedMap<Subject, List<Incident>> changes() {
    for (Network network : settled()) {
      touched.add(Subject.of(network));
      touched.addAll(log(network).subjects());
    }
    SortedMap<Subject, List<Incident>> changes = new TreeMap<>();
    touched.forEach(subject -> changes.put(subject, blocks(subject)));
    networks.forEach((network, log) ->
        changes.computeIfPresent(
            Subject.of(network), (_, _) -> Shutdown.incidents(network, log.shutdowns())));
    touched.clear();
    return changes;
  }

  /** All incidents of all subjects, in a fixed order. */
  public List<Incident> incidents() {
    touched.addAll(subjects.keySet());
    networks.keySet().forEach(network -> touched.add(Subject.of(network)));
    return changes().values().stream().flatMap(List::stream).toList();
  }

  /** The networks whose shutdowns are not what they were. */
  private List<Network> settled() {
    if (pulse.hasChanged()) {
      heard.addAll(networks.keySet());
    }
    List<Network> changed = heard.stream().filter(network -> log(network).settle()).toList();
    heard.clear();
    return changed;
  }

  private NetworkLog log(Network network) {
    return networks.getOrDefault(network, new NetworkLog(pulse));
  }

  private List<Incident> blocks(Subject subject) {
    List<Episode> episodes = new ArrayList<>();
    Map<Cell, CellLog> cells = subjects.getOrDefault(subject, new TreeMap<>());
    cells.forEach((cell, cellLog) -> {
      List<Shutdown> shutdowns = log(Network.of(cell)).shutdowns();
      cellLog.episodes().stream()
          .filter(episode -> shutdowns.stream().noneMatch(s -> s.explains(episode)))
          .forEach(episodes::add);
    });
    return Incidents.of(subject, episodes);
  }
}
