package org.burkit.analysis.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Control;
import org.burkit.model.Diagnosis.Curve;
import org.burkit.model.Diagnosis.CurveOf;
import org.burkit.model.Diagnosis.Point;
import org.burkit.model.Diagnosis.Throughput;
import org.burkit.model.Failure;

/** How fast a page comes under its own name, beside a neutral one from the same server. */
final class PaceRules {
  /** So many turns, each of which shows the same: chance shows it in one of twenty. */
  private static final int TURNS = 3;

  /** How many times slower the fastest try of the target must be than the slowest other. */
  private static final double RATIO = 3;

  /** Less than that says nothing about a pace. */
  private static final long ENOUGH = 32 << 10;

  /** A connection that falls silent within that is frozen: known boxes do so near 16 KB. */
  private static final long FROZEN_WITHIN = 48 << 10;

  /** Chance cuts here and there. */
  private static final double SAME_PLACE = 0.01;

  private PaceRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("pace.frozen_under_its_name"),
            "Under its own name the page comes for some kilobytes and then not at all, in every"
                + " turn; from the same server under a neutral name it comes on.",
            "net4people/bbs 490 (connections frozen after 16 KB)",
            "sni-freeze",
            "large-page",
            c -> found(c, true)),
        new Rule(
            new RuleId("pace.cut_under_its_name"),
            "Under its own name the connection is cut in the middle of the page, in every turn;"
                + " from the same server under a neutral name it is never cut. More comes under that"
                + " name, or the cut is always at one place and the control gets more.",
            "docs/method.md, experiments where something fails",
            "http-reset-mid-body",
            "sni-throttle",
            PaceRules::cut),
        new Rule(
            new RuleId("pace.slow_under_its_name"),
            "Under its own name the page comes at a third of the pace or less, in every turn, at"
                + " which it comes from the same server under a neutral name over the same line.",
            "Xue et al., IMC 2021 (throttling by name)",
            "sni-throttle",
            "large-page-lossy-line",
            c -> found(c, false)));
  }

  private static Optional<Finding> found(Case c, boolean frozen) {
    return c.diagnoses(Throughput.class).stream()
        .filter(t -> isOfThisTarget(c, t) && isSlower(t) && isFrozen(t) == frozen)
        .findFirst()
        .map(_ ->
            c.last().filter(Hop::tls).isPresent()
                ? Finding.suspect(Layer.TLS, Mechanism.TLS_THROTTLE, Finding.RETRIED)
                : Finding.suspect(Layer.HTTP, Mechanism.HTTP_THROTTLE, Finding.RETRIED));
  }

  private static Optional<Finding> cut(Case c) {
    return c.diagnoses(Throughput.class).stream()
        .filter(t -> isOfThisTarget(c, t) && isCut(c, t))
        .findFirst()
        .map(_ ->
            c.last().filter(Hop::tls).isPresent()
                ? Finding.suspect(Layer.TLS, Mechanism.TLS_RESET, Finding.RETRIED)
                : Finding.suspect(Layer.HTTP, Mechanism.HTTP_RESET, Finding.RETRIED));
  }

  private static boolean isCut(Case c, Throughput throughput) {
    List<Curve> target = curves(throughput, CurveOf.TARGET);
    List<Curve> neutral = curves(throughput, CurveOf.NEUTRAL_NAME);
    long most = target.stream().mapToLong(Curve::bytes).max().orElse(0);
    long least = target.stream().mapToLong(Curve::bytes).min().orElse(0);
    boolean more = neutral.stream().allMatch(n -> n.bytes() > most);
    boolean atOnePlace = most - least <= most * SAME_PLACE && controlGotMoreThan(c, most);
    return target.size() >= TURNS
        && neutral.size() >= TURNS
        && target.stream().allMatch(t -> t.failure().filter(PaceRules::isCutting).isPresent())
        && neutral.stream().allMatch(n -> n.failure().isEmpty())
        && (more || atOnePlace);
  }

  private static boolean controlGotMoreThan(Case c, long bytes) {
    return c.control()
        .flatMap(Control::http)
        .filter(there -> there.failure().isEmpty() && there.bodyLength() > bytes)
        .isPresent();
  }

  private static boolean isCutting(Failure failure) {
    return switch (failure.kind()) {
      case CONNECTION_RESET, CONNECTION_ABORTED, EOF -> true;
      default -> false;
    };
  }

  private static boolean isOfThisTarget(Case c, Throughput throughput) {
    return curves(throughput, CurveOf.TARGET).stream()
        .allMatch(
            curve -> c.hops().stream().anyMatch(hop -> hop.host().equalsIgnoreCase(curve.host())));
  }

  private static boolean isSlower(Throughput throughput) {
    List<Curve> target = curves(throughput, CurveOf.TARGET);
    List<Curve> neutral = curves(throughput, CurveOf.NEUTRAL_NAME);
    double fastest = target.stream().mapToDouble(PaceRules::rate).max().orElse(0);
    double slowest =
        neutral.stream()
            .filter(n -> n.bytes() >= ENOUGH)
            .mapToDouble(PaceRules::rate)
            .min()
            .orElse(0);
    return target.size() >= TURNS
        && neutral.size() >= TURNS
        && neutral.stream().allMatch(n -> n.bytes() >= ENOUGH)
        && slowest >= RATIO * fastest;
  }

  private static boolean isFrozen(Throughput throughput) {
    return curves(throughput, CurveOf.TARGET).stream().allMatch(PaceRules::fallsSilent);
  }

  /** Nothing more came in the second half of the time, and little before. */
  private static boolean fallsSilent(Curve curve) {
    if (curve.failure().isEmpty() || curve.bytes() > FROZEN_WITHIN) {
      return false;
    }
    Duration half = curve.points().getLast().t().dividedBy(2);
    return curve.points().stream()
            .filter(point -> point.t().compareTo(half) <= 0)
            .mapToLong(Point::bytes)
            .max()
            .orElse(0)
        == curve.bytes();
  }

  private static double rate(Curve curve) {
    return curve.points().isEmpty()
        ? 0
        : curve.bytes() / Math.max(1e-3, curve.points().getLast().t().toNanos() / 1e9);
  }

  private static List<Curve> curves(Throughput throughput, CurveOf of) {
    return throughput.curves().stream().filter(curve -> curve.of() == of).toList();
  }
}
