package org.burkit.analysis.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.Finding.Claim;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.analysis.verdict.Outcome.Reason;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Measurement;
import org.burkit.model.References;
import org.burkit.model.ServiceTest;

/**
 * Judges measurements: runs every rule, adds up what they found as log-likelihoods, one capped sum
 * for each layer so that correlated symptoms are not counted twice, and names the outcome.
 */
public final class Judge {
  /** The version of the rule set, stored beside every verdict. */
  public static final String RULE_SET = Rules.VERSION;

  /** No layer alone counts for more. */
  private static final double LAYER_CAP = 6;

  /** A gate that was asked and held makes what follows a little more telling. */
  private static final double GATE_HELD = 0.5;

  private final References references;

  public Judge(References references) {
    this.references = references;
  }

  /** Judges one measurement; never fails, whatever the measurement holds. */
  public Verdict judge(Measurement measurement) {
    Optional<KnownApp> app = KnownApp.of(measurement.testName());
    if (app.isPresent()) {
      return AppRules.judge(app.get(), measurement, references.digest());
    }
    return measurement
        .service()
        .map(service -> judge(measurement, service))
        .orElseGet(() -> judge(measurement, EndpointProtocol.HTTPS));
  }

  private Verdict judge(Measurement measurement, ServiceTest service) {
    List<ServiceSum.Part> parts =
        service.parts().stream()
            .map(part ->
                new ServiceSum.Part(part.function(), judge(measurement.of(part), part.protocol())))
            .toList();
    return ServiceSum.of(service.domain(), parts, references.digest());
  }

  private Verdict judge(Measurement measurement, EndpointProtocol extent) {
    Case c = new Case(measurement, references, extent);
    if (c.hops().isEmpty()) {
      return verdict(c, new Outcome.Inconclusive(Reason.NOT_WEB), 0, false, List.of());
    }
    List<RuleId> fired = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      rule.test()
          .apply(c)
          .ifPresent(finding -> {
            fired.add(rule.id());
            findings.add(finding);
          });
    }
    boolean empty = measurement.observations().isEmpty();
    return weigh(c, findings, fired, empty);
  }

  private Verdict weigh(Case c, List<Finding> findings, List<RuleId> fired, boolean empty) {
    if (claims(findings, Claim.CannotMeasure.class)) {
      return verdict(c, new Outcome.Inconclusive(Reason.GATE), 0, false, fired);
    }
    if (empty) {
      return verdict(c, new Outcome.Inconclusive(Reason.NOTHING_MEASURED), 0, false, fired);
    }
    double odds = odds(c, findings);
    Optional<Mechanism> decisive = decisive(findings);
    Optional<Mechanism> accused =
        decisive.or(() -> odds >= Odds.ACCUSE ? suspect(findings) : Optional.empty());
    if (accused.isPresent()) {
      Outcome blocked = new Outcome.Blocked(accused.get());
      return verdict(c, blocked, Odds.probability(odds), decisive.isPresent(), fired);
    }
    Outcome outcome = innocent(c, findings);
    double confidence = outcome instanceof Outcome.Inconclusive ? 0 : 1 - Odds.probability(odds);
    return verdict(c, outcome, confidence, false, fired);
  }

  private static Outcome innocent(Case c, List<Finding> findings) {
    if (claims(findings, Claim.OtherAnswer.class)) {
      return new Outcome.ServerSide();
    }
    if (claims(findings, Claim.Reached.class)) {
      return new Outcome.Accessible();
    }
    if (claims(findings, Claim.FailsElsewhere.class)) {
      return new Outcome.Down();
    }
    return new Outcome.Inconclusive(
        c.control().isEmpty() ? Reason.NO_CONTROL : Reason.WEAK_EVIDENCE);
  }

  private static double odds(Case c, List<Finding> findings) {
    Map<Layer, Double> layers = new EnumMap<>(Layer.class);
    boolean accusing = findings.stream().anyMatch(f -> f.weight() > 0);
    for (Finding finding : findings) {
      // A page reached over another address does not excuse a resolver that lies.
      if (finding.weight() > 0 || !accusing) {
        layers.merge(finding.layer(), finding.weight(), Double::sum);
      }
    }
    double sum =
        layers.values().stream().mapToDouble(w -> Math.clamp(w, -LAYER_CAP, LAYER_CAP)).sum();
    return Odds.PRIOR + sum + (accusing && c.gateHeld() ? GATE_HELD : 0);
  }

  private static boolean claims(List<Finding> findings, Class<? extends Claim> kind) {
    return findings.stream().anyMatch(f -> kind.isInstance(f.claim()));
  }

  private static Optional<Mechanism> decisive(List<Finding> findings) {
    return findings.stream()
        .flatMap(
            f -> f.claim() instanceof Claim.Decisive(Mechanism m) ? Stream.of(m) : Stream.empty())
        .findFirst();
  }

  /** The first layer that fails names the mechanism: what follows is its consequence. */
  private static Optional<Mechanism> suspect(List<Finding> findings) {
    return findings.stream()
        .flatMap(
            f -> f.claim() instanceof Claim.Suspect(Mechanism m) ? Stream.of(m) : Stream.empty())
        .findFirst();
  }

  private Verdict verdict(
      Case c, Outcome outcome, double confidence, boolean decisive, List<RuleId> fired) {
    String host = c.target().map(Hop::host).orElse("");
    OptionalInt hop = outcome.mechanismIfBlocked().map(c::whereabouts).orElse(OptionalInt.empty());
    return new Verdict(
        outcome,
        confidence,
        decisive,
        fired,
        host,
        references.digest(),
        hop,
        outcome.mechanismIfBlocked().flatMap(m -> Versions.only(c, m)),
        List.of());
  }
}
