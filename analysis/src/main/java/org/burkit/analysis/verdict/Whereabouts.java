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
    boolean hides = mechanism.family().equals("tls.ech");
    return switch (kind) {
      case DNS -> layer.equals("dns");
      case SYN -> !layer.equals("dns") && !layer.equals("udp");
      case ECH -> hides;
      case STREAM -> mechanism.family().endsWith(".throttle");
      case SNI -> !hides && (layer.equals("tls") || layer.equals("http"));
      case HOST -> layer.equals("http");
      case QUIC -> layer.equals("quic");
    };
  }

  /** True where a router on the way to that address answered that it must not be reached. */
  static boolean routerForbids(Case c, String address) {
    return c.diagnoses(HopTrace.class).stream()
        .filter(trace -> trace.kind() == HopKind.SYN && trace.address().equals(address))
        .anyMatch(trace ->
            of(trace).isPresent()
                && trace.steps().stream().anyMatch(step -> step.came() == Came.UNREACHABLE));
  }

  static OptionalInt of(HopTrace trace) {
    Map<Integer, Came> reference = new HashMap<>();
    trace.reference().forEach(step -> reference.put(step.ttl(), step.came()));
    if (livesAreRenewed(trace)) {
      return OptionalInt.empty();
    }
    OptionalInt spoken = answeredTooEarly(trace.steps(), reference);
    OptionalInt swallowed = swallowed(trace.steps(), reference);
    if (spoken.isEmpty() || swallowed.isEmpty()) {
      return spoken.isPresent() ? spoken : swallowed;
    }
    return switch (trace.kind()) {
      case SNI, ECH, HOST, QUIC, STREAM ->
          spoken; // what is silent before is a router that was busy
      case SYN -> swallowed; // an impostor nearer than the server: silent is the way to it
      case DNS -> OptionalInt.empty(); // it may be either
    };
  }

  /**
   * True where even a neutral name is answered before its packets can have reached the server, to
   * which the steps of these traces go: a program or box near the probe sends on what it should let
   * die, so no life tells a place.
   */
  private static boolean livesAreRenewed(HopTrace trace) {
    boolean overConnections =
        switch (trace.kind()) {
          case SNI, ECH, HOST, STREAM -> true;
          case SYN, DNS, QUIC -> false;
        };
    int last = trace.steps().stream().mapToInt(HopStep::ttl).max().orElse(0);
    return overConnections
        && trace.reference().stream().anyMatch(step -> step.ttl() < last && speaks(step.came()));
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
   * From some hop on no router is heard any more, although routers answer others there: what was
   * sent is swallowed, or led elsewhere, from where routers cannot be heard. The router before must
   * have been heard, or the place is not known.
   */
  private static OptionalInt swallowed(List<HopStep> steps, Map<Integer, Came> reference) {
    int first = steps.size();
    while (first > 0 && steps.get(first - 1).came() != Came.TIME_EXCEEDED) {
      first--;
    }
    if (first == 0 || steps.size() - first < 2) {
      return OptionalInt.empty();
    }
    HopStep silent = steps.get(first);
    boolean othersAreHeard = reference.get(silent.ttl()) == Came.TIME_EXCEEDED;
    boolean isNext = silent.ttl() == steps.get(first - 1).ttl() + 1;
    return silent.came() == Came.SILENCE && othersAreHeard && isNext
        ? OptionalInt.of(silent.ttl() - 1)
        : OptionalInt.empty();
  }

  /**
   * True where what answers at that address stands where the server does: it is heard no nearer
   * than for a neutral name, behind a router that was heard, and nothing leads connections aside.
   */
  static boolean answersFromTheServer(Case c, String address) {
    List<HopTrace> traces =
        c.diagnoses(HopTrace.class).stream().filter(t -> t.address().equals(address)).toList();
    return traces.stream().anyMatch(t -> t.kind() == HopKind.HOST && answersAtTheEnd(t))
        && traces.stream().anyMatch(t -> t.kind() == HopKind.SYN && answersAtTheEnd(t))
        && traces.stream().allMatch(t -> of(t).isEmpty());
  }

  private static boolean answersAtTheEnd(HopTrace trace) {
    List<HopStep> before =
        trace.steps().stream().takeWhile(step -> step.came() != Came.ANSWER).toList();
    return before.size() < trace.steps().size()
        && !before.isEmpty()
        && before.getLast().came() == Came.TIME_EXCEEDED
        && trace.reference().stream()
            .anyMatch(
                step -> step.ttl() == before.getLast().ttl() && step.came() == Came.TIME_EXCEEDED);
  }
}
