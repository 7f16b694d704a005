package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.burkit.analysis.verdict.Judge;

/**
 * The running sum of all ballots, owned by one thread: takes one ballot at a time, in any order,
 * and says how the incidents of what it touched stand now. The same ballots end in the same
 * incidents, whatever their order and however often they come.
 *
 * <p>It keeps no ballots, only what tells whether one can change anything; where it can, those of
 * the cell are taken from the box and looked at anew.
 */
public final class IncidentFold {
  /**
   * Names the rules for measurements and, after the plus, what is made of ballots: changes whenever
   * the same measurements end in other verdicts or incidents.
   */
  public static final String METHOD = Judge.RULE_SET + "+2";

  private final Detector detector;
  private final BallotBox box;
  private final Set<String> canaries;
  private final SortedMap<Subject, SortedMap<Cell, CellState>> subjects = new TreeMap<>();
  private final SortedMap<Network, NetworkLog> networks = new TreeMap<>();
  private final SortedMap<Network, CanaryLog> canaryLogs = new TreeMap<>();
  private final Set<Subject> touched = new TreeSet<>();
  private final Set<Network> heard = new TreeSet<>();
  private final Set<Subject> withIncidents = new TreeSet<>();
  private final Pulse pulse = new Pulse();

  /**
   * @param box empty, or with just what is going to be added
   * @param canaries domains that no network is known to block
   */
  public IncidentFold(Detector detector, BallotBox box, Set<String> canaries) {
    this.detector = detector;
    this.box = box;
    this.canaries = Set.copyOf(canaries);
  }

  /** Takes a ballot in. */
  public void add(Ballot ballot) {
    if (!box.put(ballot)) {
      return;
    }
    hearOfTheCell(ballot);
    Network network = Network.of(ballot.cell());
    networks.computeIfAbsent(network, n -> new NetworkLog(n, box, pulse)).hear(ballot);
    heard.add(network);
    if (canaries.contains(ballot.cell().domain())) {
      canaryLogs.computeIfAbsent(network, _ -> new CanaryLog(box)).hear(ballot);
    }
  }

  /** Of a cell in which nothing was ever blocked there is nothing to keep. */
  private void hearOfTheCell(Ballot ballot) {
    Subject subject = Subject.of(ballot);
    CellState cell = cells(subject).get(ballot.cell());
    if (cell == null && ballot.isBlocked()) {
      cell = new CellState();
      subjects.computeIfAbsent(subject, _ -> new TreeMap<>()).put(ballot.cell(), cell);
    }
    if (cell != null && cell.hear(ballot, detector)) {
      touched.add(subject);
    }
  }

  /**
   * All incidents, as they stand now, of every subject whose incidents may have changed since this
   * was last asked; those it had before and that are not among them stand no longer.
   */
  public SortedMap<Subject, List<Incident>> changes() {
    settled().forEach(this::touch);
    canaryLogs.forEach((network, log) -> {
      if (log.settle()) {
        hearAnew(network);
      }
    });
    Map<Subject, List<Episode>> episodes = episodes();
    SortedMap<Subject, List<Incident>> changes = new TreeMap<>();
    touched.forEach(subject ->
        changes.put(subject, Incidents.of(subject, episodes.getOrDefault(subject, List.of()))));
    networks.forEach((network, log) ->
        changes.computeIfPresent(
            Subject.of(network), (_, _) -> Shutdown.incidents(network, log.shutdowns())));
    touched.clear();
    changes.entrySet().removeIf(e -> e.getValue().isEmpty() && !withIncidents.contains(e.getKey()));
    changes.forEach(this::note);
    return changes;
  }

  private void note(Subject subject, List<Incident> incidents) {
    if (incidents.isEmpty()) {
      withIncidents.remove(subject);
    } else {
      withIncidents.add(subject);
    }
  }

  /** All incidents of all subjects, in a fixed order. */
  public List<Incident> incidents() {
    networks.keySet().forEach(this::touch);
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
    return networks.getOrDefault(network, new NetworkLog(network, box, pulse));
  }

  private void hearAnew(Network network) {
    subjects.forEach((subject, cells) ->
        cells.forEach((cell, state) -> {
          if (network.has(cell) && state.hearAnew()) {
            touched.add(subject);
          }
        }));
  }

  /** Its shutdowns are to be told, and what they may explain is to be looked at. */
  private void touch(Network network) {
    touched.add(Subject.of(network));
    subjects.forEach((subject, cells) -> {
      boolean concerns =
          cells.entrySet().stream()
              .anyMatch(e -> e.getValue().mayHaveEpisodes() && network.has(e.getKey()));
      if (concerns) {
        touched.add(subject);
      }
    });
  }

  /** Those of all cells of the touched subjects, but what a shutdown explains. */
  private Map<Subject, List<Episode>> episodes() {
    Set<Cell> asked = new TreeSet<>();
    for (Subject subject : touched) {
      cells(subject)
          .forEach((cell, state) -> {
            if (state.mayHaveEpisodes()) {
              asked.add(cell);
            }
          });
    }
    Map<Subject, List<Episode>> episodes = new HashMap<>();
    box.eachCell(
        asked,
        ballots -> {
          Subject subject = Subject.of(ballots.getFirst());
          Cell cell = ballots.getFirst().cell();
          List<Episode> found = detector.detect(cell, canaryLog(cell).heard(ballots));
          cells(subject).getOrDefault(cell, new CellState()).lookedAt(found);
          List<Shutdown> shutdowns = log(Network.of(cell)).shutdowns();
          found.stream()
              .filter(episode -> shutdowns.stream().noneMatch(s -> s.explains(episode)))
              .forEach(episodes.computeIfAbsent(subject, _ -> new ArrayList<>())::add);
        });
    return episodes;
  }

  private CanaryLog canaryLog(Cell cell) {
    return canaryLogs.getOrDefault(Network.of(cell), new CanaryLog(box));
  }

  private SortedMap<Cell, CellState> cells(Subject subject) {
    return subjects.getOrDefault(subject, new TreeMap<>());
  }
}
