package org.burkit.analysis.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopKind;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.HopTrace;
import org.burkit.model.Measurement;

/**
 * Where on the way somebody interferes, by packets that live for so many hops only. The answer is
 * the number of the last router that a packet must pass before the interference sets in: the box
 * stands at or right behind it. Pure.
 */
final class Whereabouts {
  private Whereabouts() {}

  /** Empty where no trace belongs to that mechanism, or none shows a place. */
  static OptionalInt of(Mechanism mechanism, Measurement measurement) {
    return measurement.diagnoses(HopTrace.class).stream()
        .filter(trace -> fits(trace.kind(), mechanism))
        .map(Whereabouts::of)
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** A connection that is refused after the name was said shows in a SYN. */
  private static boolean fits(HopKind kind, Mechanism mechanism) {
    String layer = mechanism.label().substring(0, mechanism.label().indexOf('.'));
    return switch (kind) {
      case DNS -> layer.equals("dns");
      case SYN -> !layer.equals("dns");
      case SNI -> layer.equals("tls") || layer.equals("http");
      case HOST -> layer.equals("http");
    };
  }

  static OptionalInt of(HopTrace trace) {
    Map<Integer, Came> reference = new HashMap<>();
    trace.reference().forEach(step -> reference.put(step.ttl(), step.came()));
    OptionalInt spoken = answeredTooEarly(trace.steps(), reference);
    return spoken.isPresent() ? spoken : swallowed(trace.steps(), reference);
  }

  /** Something answers packets that die before the server. */
  private static OptionalInt answeredTooEarly(List<HopStep> steps, Map<Integer, Came> reference) {
    return steps.stream()
        .filter(step -> speaks(step.came()))
        .filter(step -> reference.get(step.ttl()) == Came.TIME_EXCEEDED)
        .mapToInt(step -> step.ttl() - 1)
        .filter(hop -> hop > 0)
        .min();
  }

  private static boolean speaks(Came came) {
    return switch (came) {
      case ANSWER, RESET, END, UNREACHABLE -> true;
      case TIME_EXCEEDED, SILENCE -> false;
    };
  }

  /**
   * From some hop on nothing comes back any more, although routers and server answer others there.
   * The router before it must have been heard, or the place is not known.
   */
  private static OptionalInt swallowed(List<HopStep> steps, Map<Integer, Came> reference) {
    int last = steps.size() - 1;
    int first = last + 1;
    while (first > 0 && steps.get(first - 1).came() == Came.SILENCE) {
      first--;
    }
    boolean heardBefore = first > 0 && steps.get(first - 1).came() == Came.TIME_EXCEEDED;
    if (!heardBefore || last - first < 1) {
      return OptionalInt.empty();
    }
    HopStep silent = steps.get(first);
    boolean othersAreHeard = reference.get(silent.ttl()) == Came.TIME_EXCEEDED;
    return othersAreHeard && silent.ttl() == steps.get(first - 1).ttl() + 1
        ? OptionalInt.of(silent.ttl() - 1)
        : OptionalInt.empty();
  }
}
