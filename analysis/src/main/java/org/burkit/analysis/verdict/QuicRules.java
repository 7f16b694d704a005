package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.Finding.Claim;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Diagnosis.PairedName;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.Observation.QuicHandshake;

/**
 * Interference with QUIC to a genuine address. Many networks let no UDP to port 443 through, for
 * reasons of their own; so a name is blamed only where a canary shows that others pass.
 */
final class QuicRules {
  private static final String ELMENHORST =
      "Elmenhorst et al., IMC 2021 (Web Censorship Measurements of HTTP/3 over QUIC)";

  private static final String PAIRED =
      "Hoang et al., USENIX Security 2024 (paired names); RFC 9001 section 5.2";

  private QuicRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("quic.fails_here_only"),
            "No QUIC handshake for a name on the way to the page succeeds at a genuine address, in"
                + " every try, while the control completes one for it and this network lets QUIC to"
                + " a canary through, or with another name to the same address.",
            ELMENHORST,
            "quic-sni-drop",
            "quic-drop",
            c -> Finding.first(c.hops(), hop -> failsHereOnly(c, hop))),
        new Rule(
            new RuleId("quic.name_is_the_trigger"),
            "At the target's address QUIC fails with the target's name and is answered with a"
                + " neutral one; at an address known to be good it fails alike with the target's"
                + " name and is answered with a name that does not belong there either.",
            PAIRED,
            "quic-sni-drop",
            "quic-drop",
            c -> pairs(c).flatMap(p -> nameIsTheTrigger(p).stream()).findFirst()),
        new Rule(
            new RuleId("quic.fails_for_all_here"),
            "Neither the name nor a canary is reached over QUIC, while the control reaches the"
                + " name: the network lets no QUIC through at all.",
            ELMENHORST,
            "quic-drop",
            "quic-sni-drop",
            c -> Finding.first(c.hops(), hop -> failsForAll(c, hop))));
  }

  private static Optional<Finding> failsHereOnly(Case c, Hop hop) {
    List<QuicHandshake> failed = failedHereOnly(c, hop);
    boolean othersPass =
        c.quicCanaries().stream().anyMatch(QuicRules::succeeded)
            || pairs(c)
                .filter(p -> p.target().name().equalsIgnoreCase(hop.host()))
                .anyMatch(PairedRules::neutralIsHeard);
    if (failed.isEmpty() || !othersPass) {
      return Optional.empty();
    }
    double weight = failed.size() > 1 ? Finding.RETRIED : Finding.ONCE;
    return failed
        .getLast()
        .failure()
        .flatMap(QuicRules::mechanism)
        .map(m -> Finding.suspect(Layer.QUIC, m, weight));
  }

  private static Stream<PairedName> pairs(Case c) {
    return c.diagnoses(PairedName.class).stream()
        .filter(paired -> PairedRules.isNameOf(c, paired, NameLayer.QUIC));
  }

  private static Optional<Finding> nameIsTheTrigger(PairedName paired) {
    return PairedRules.neutralIsHeard(paired) && PairedRules.failsAlike(paired)
        ? paired
            .target()
            .failure()
            .flatMap(QuicRules::mechanism)
            .map(m -> Finding.decisive(Layer.QUIC, m))
        : Optional.empty();
  }

  private static Optional<Finding> failsForAll(Case c, Hop hop) {
    List<QuicHandshake> canaries = c.quicCanaries();
    return !failedHereOnly(c, hop).isEmpty()
            && !canaries.isEmpty()
            && canaries.stream().noneMatch(QuicRules::succeeded)
            && pairs(c).noneMatch(PairedRules::neutralIsHeard)
        ? Optional.of(new Finding(Layer.QUIC, new Claim.WholeNetwork(), 0))
        : Optional.empty();
  }

  /** The tries at genuine addresses where the control succeeds; none where any of ours did. */
  private static List<QuicHandshake> failedHereOnly(Case c, Hop hop) {
    if (hop.quic().stream().anyMatch(QuicRules::succeeded)) {
      return List.of();
    }
    return hop.quic().stream()
        .filter(
            h -> c.isGenuine(hop, Endpoint.ip(h.address())) && c.controlShookHandsOverQuic(hop, h))
        .toList();
  }

  private static boolean succeeded(QuicHandshake handshake) {
    return handshake.failure().isEmpty();
  }

  private static Optional<Mechanism> mechanism(Failure failure) {
    return switch (failure.kind()) {
      case TIMEOUT -> Optional.of(Mechanism.QUIC_TIMEOUT);
      case CONNECTION_RESET, CONNECTION_REFUSED -> Optional.of(Mechanism.QUIC_RESET);
      default -> Optional.empty();
    };
  }
}
