package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.burkit.model.CountryCode;

/**
 * The running sum of all ballots, owned by one thread: takes one ballot at a time, in any order,
 * and says how the incidents of its subject stand now. The same ballots end in the same incidents,
 * whatever their order and however often they come.
 */
public final class IncidentFold {
  private final Detector detector;
  private final Map<Subject, TreeMap<Cell, CellLog>> subjects = new TreeMap<>();

  /** What an incident is about: a service, or a domain that belongs to none, in one country. */
  private record Subject(String name, String service, String cc) implements Comparable<Subject> {
    static Subject of(Ballot ballot) {
      String name =
          ballot.service().isEmpty()
              ? "domain " + ballot.cell().domain()
              : "service " + ballot.service();
      return new Subject(name, ballot.service(), ballot.cell().cc().code());
    }

    @Override
    public int compareTo(Subject other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : cc.compareTo(other.cc);
    }
  }

  public IncidentFold(Detector detector) {
    this.detector = detector;
  }

  /** Takes a ballot in. */
  public void add(Ballot ballot) {
    subjects
        .computeIfAbsent(Subject.of(ballot), _ -> new TreeMap<>())
        .computeIfAbsent(ballot.cell(), cell -> new CellLog(cell, detector))
        .add(ballot);
  }

  /**
   * All incidents of the ballot's subject as they stand now; those it had before and that are not
   * among them stand no longer.
   */
  public List<Incident> incidentsBeside(Ballot ballot) {
    return incidents(Subject.of(ballot));
  }

  /** All incidents of all subjects, in a fixed order. */
  public List<Incident> incidents() {
    return subjects.keySet().stream().flatMap(s -> incidents(s).stream()).toList();
  }

  private List<Incident> incidents(Subject subject) {
    List<Episode> episodes = new ArrayList<>();
    subjects
        .getOrDefault(subject, new TreeMap<>())
        .forEach((_, log) -> episodes.addAll(log.episodes()));
    return Incidents.of(new CountryCode(subject.cc()), subject.service(), episodes);
  }
}
