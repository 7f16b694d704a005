package org.burkit.analysis.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What editors say of incidents.
 *
 * @param byIncident in the order in which it was said
 */
public record Acts(Map<IncidentId, List<Act>> byIncident) {
  public Acts {
    byIncident = Map.copyOf(byIncident);
  }

  /**
   * All of them by their incidents.
   *
   * @param inOrder in the order in which they were made durable
   */
  public static Acts of(List<Act> inOrder) {
    return new Acts(inOrder.stream().collect(Collectors.groupingBy(Act::incident)));
  }

  /** The same by nobody: who of the editors says it is nobody's business. */
  public Acts withoutNames() {
    var all = new HashMap<IncidentId, List<Act>>();
    byIncident.forEach((id, acts) ->
        all.put(
            id,
            acts.stream()
                .map(act -> new Act(act.incident(), act.made(), "", act.content()))
                .toList()));
    return new Acts(all);
  }

  /** All that is said of an incident; nothing of most. */
  public List<Act> of(IncidentId id) {
    return byIncident.getOrDefault(id, List.of());
  }

  /** The retraction that is in force: the last one, unless it was taken back. */
  public Optional<Act> retraction(IncidentId id) {
    return of(id).stream()
        .filter(act ->
            act.content() instanceof Act.Retraction || act.content() instanceof Act.Restoration)
        .reduce((_, later) -> later)
        .filter(act -> act.content() instanceof Act.Retraction);
  }
}
