package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What editors say of incidents.
 *
 * @param byIncident in the order in which it was said
 * @param wholes by each incident that is part of another: that other, itself maybe part of one;
 *     there are no circles
 */
public record Acts(Map<IncidentId, List<Act>> byIncident, Map<IncidentId, IncidentId> wholes) {
  public Acts {
    byIncident = Map.copyOf(byIncident);
    wholes = Map.copyOf(wholes);
  }

  /**
   * All of them by their incidents. A merge that would make a circle is passed over.
   *
   * @param inOrder in the order in which they were made durable
   */
  public static Acts of(List<Act> inOrder) {
    var wholes = new HashMap<IncidentId, IncidentId>();
    for (Act act : inOrder) {
      switch (act.content()) {
        case Act.Merge(var into, _) -> {
          if (canMerge(act.incident(), into, wholes)) {
            wholes.put(act.incident(), into);
          }
        }
        case Act.Split _ -> wholes.remove(act.incident());
        case Act.Order _,
            Act.Event _,
            Act.Note _,
            Act.Correction _,
            Act.Retraction _,
            Act.Restoration _,
            Act.Contest _ -> {}
      }
    }
    return new Acts(inOrder.stream().collect(Collectors.groupingBy(Act::incident)), wholes);
  }

  /** The incident, that which it is part of, and so on. */
  private static List<IncidentId> chain(IncidentId id, Map<IncidentId, IncidentId> wholes) {
    return Stream.iterate(Optional.of(id), Optional::isPresent, at -> at.map(wholes::get))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The incident that it is part of, which is part of none; empty where it stands by itself. */
  public Optional<IncidentId> whole(IncidentId id) {
    return Optional.of(chain(id, wholes).getLast()).filter(whole -> !whole.equals(id));
  }

  /** Those of which it is the whole, in order. */
  public List<IncidentId> parts(IncidentId id) {
    return wholes.keySet().stream()
        .filter(part -> whole(part).filter(id::equals).isPresent())
        .sorted()
        .toList();
  }

  /** True where the one can become part of the other: it is not, and has it not for a part. */
  public boolean canMerge(IncidentId part, IncidentId into) {
    return canMerge(part, into, wholes);
  }

  private static boolean canMerge(
      IncidentId part, IncidentId into, Map<IncidentId, IncidentId> wholes) {
    return !chain(into, wholes).contains(part);
  }

  /** What made it part of another; empty where it stands by itself. */
  public Optional<Act> merge(IncidentId id) {
    return of(id).stream()
        .filter(
            act -> act.content() instanceof Act.Merge(var into, _) && into.equals(wholes.get(id)))
        .reduce((_, later) -> later);
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
    return new Acts(all, wholes);
  }

  /** All that is said of an incident; nothing of most. */
  public List<Act> of(IncidentId id) {
    return byIncident.getOrDefault(id, List.of());
  }

  /**
   * The incidents of which something was said last, the last first.
   *
   * @param most not more than so many
   */
  public List<IncidentId> lastSpokenOf(int most) {
    return byIncident.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<IncidentId, List<Act>> e) -> lastWord(e.getValue()))
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Instant lastWord(List<Act> acts) {
    return acts.stream().map(Act::made).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** How many incidents are retracted or part of others, so that their grades are not told. */
  public int unclaimed() {
    return (int)
        byIncident.keySet().stream()
            .filter(id -> retraction(id).isPresent() || wholes.containsKey(id))
            .count();
  }

  /**
   * The incidents that measurements no longer make, as they last stood; not those that editors took
   * back.
   */
  public Map<IncidentId, Incident> lost() {
    return byIncident.keySet().stream()
        .flatMap(id -> lost(id).stream())
        .collect(Collectors.toMap(Incident::id, i -> i));
  }

  /** The same of one. */
  public Optional<Incident> lost(IncidentId id) {
    return retraction(id)
        .flatMap(
            act -> act.content() instanceof Act.Retraction(_, var last) ? last : Optional.empty());
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
