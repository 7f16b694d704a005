package org.burkit.analysis.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.Outcome.Reason;
import org.burkit.model.ServiceFunction;

/**
 * What the endpoints of a service say together. Each was judged as a page is, by the same rules on
 * the same scale; here nothing is weighed anew.
 */
final class ServiceSum {
  /** One endpoint, judged. */
  record Part(ServiceFunction function, Verdict verdict) {
    boolean works() {
      return verdict.outcome() instanceof Outcome.Accessible;
    }

    boolean isDown() {
      return verdict.outcome() instanceof Outcome.Down;
    }

    boolean isBlocked() {
      return verdict.outcome() instanceof Outcome.Blocked;
    }
  }

  private ServiceSum() {}

  /**
   * Blocked where any endpoint is; else as the functions fare that have no endpoint left that works
   * — an app goes on to the next of its servers —, and accessible where there is none such.
   */
  static Verdict of(String domain, List<Part> parts, String references) {
    Map<ServiceFunction, List<Part>> byFunction = new EnumMap<>(ServiceFunction.class);
    parts.forEach(p -> byFunction.computeIfAbsent(p.function(), _ -> new ArrayList<>()).add(p));
    List<Verdict> failing =
        byFunction.values().stream()
            .filter(some -> some.stream().noneMatch(Part::works))
            .flatMap(List::stream)
            .map(Part::verdict)
            .toList();
    Verdict leading =
        blocked(parts)
            .or(() -> first(failing, Outcome.ServerSide.class))
            .or(() -> first(failing, Outcome.Inconclusive.class))
            .or(() -> first(failing, Outcome.Down.class))
            .orElseGet(() -> sound(parts, domain, references));
    List<RuleId> rules = parts.stream().flatMap(p -> p.verdict().rules().stream()).toList();
    return new Verdict(
        leading.outcome(),
        leading.confidence(),
        leading.decisive(),
        inOrder(rules),
        domain,
        references,
        leading.hop(),
        leading.only(),
        byFunction.entrySet().stream().map(e -> function(e.getKey(), e.getValue())).toList());
  }

  /** The endpoint that shows it best; decisive evidence before a high figure. */
  private static Optional<Verdict> blocked(List<Part> parts) {
    return parts.stream()
        .filter(Part::isBlocked)
        .map(Part::verdict)
        .max(Comparator.comparing(Verdict::decisive).thenComparingDouble(Verdict::confidence));
  }

  private static Optional<Verdict> first(List<Verdict> verdicts, Class<? extends Outcome> kind) {
    return verdicts.stream().filter(v -> kind.isInstance(v.outcome())).findFirst();
  }

  /** No surer than the least sure of the endpoints that work. */
  private static Verdict sound(List<Part> parts, String domain, String references) {
    return parts.stream()
        .filter(Part::works)
        .map(Part::verdict)
        .min(Comparator.comparingDouble(Verdict::confidence))
        .orElseGet(() ->
            new Verdict(
                new Outcome.Inconclusive(Reason.NOTHING_MEASURED),
                0,
                false,
                List.of(),
                domain,
                references,
                List.of()));
  }

  private static List<RuleId> inOrder(List<RuleId> fired) {
    return Stream.concat(Rules.all().stream().map(Rule::id), fired.stream())
        .filter(fired::contains)
        .distinct()
        .toList();
  }

  /** An endpoint that is down for everyone counts only where there is no other. */
  private static FunctionVerdict function(ServiceFunction function, List<Part> parts) {
    List<Part> up = parts.stream().filter(p -> !p.isDown()).toList();
    List<Part> counted = up.isEmpty() ? parts : up;
    Optional<Verdict> blocked = blocked(parts);
    return new FunctionVerdict(
        function,
        blocked.flatMap(v -> v.outcome().mechanismIfBlocked()),
        blocked.map(Verdict::host),
        (int) counted.stream().filter(Part::works).count(),
        counted.size());
  }
}
