package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Claim;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Endpoint;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Failure;
import org.burkit.model.Observation.StunBinding;

/**
 * Interference with calls where they begin: STUN over UDP. Many networks let no such packets
 * through, for reasons of their own; so a service is named only where a server of another owner
 * answers on the same line, over the same version of IP.
 */
final class StunRules {
  private static final String SOURCE =
      "RFC 8489 section 6.2.1 (retransmission); docs/nettests/service.md";

  private StunRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("stun.fails_here_only"),
            "No STUN request to a genuine address of the service's calls is answered, in every"
                + " try, while the control is answered there and a server of another owner answers"
                + " on this line.",
            SOURCE,
            "calls-drop",
            "calls-udp-drop",
            StunRules::failsHereOnly),
        new Rule(
            new RuleId("stun.fails_for_all_here"),
            "Neither the service's calls nor a server of another owner answers STUN requests,"
                + " while the service answers the control: the network lets no calls through at all.",
            SOURCE,
            "calls-udp-drop",
            "calls-drop",
            StunRules::failsForAll),
        new Rule(
            new RuleId("stun.fails_elsewhere"),
            "No STUN request is answered, and the control got no answer at any address either.",
            SOURCE,
            "calls-down",
            "calls-drop",
            StunRules::failsElsewhere));
  }

  private static Optional<Finding> failsHereOnly(Case c) {
    List<StunBinding> failed = failedHereOnly(c).stream().filter(b -> othersPass(c, b)).toList();
    double weight = failed.size() > 1 ? Finding.RETRIED : Finding.ONCE;
    return failed.isEmpty()
        ? Optional.empty()
        : failed
            .getLast()
            .failure()
            .flatMap(StunRules::mechanism)
            .map(m -> Finding.suspect(Layer.UDP, m, weight));
  }

  private static boolean othersPass(Case c, StunBinding failed) {
    return c.stunCanaries().stream()
        .anyMatch(canary -> isAnswered(canary) && sameVersion(canary, failed));
  }

  private static boolean sameVersion(StunBinding one, StunBinding other) {
    return one.address().startsWith("[") == other.address().startsWith("[");
  }

  private static Optional<Finding> failsForAll(Case c) {
    return !failedHereOnly(c).isEmpty()
            && !c.stunCanaries().isEmpty()
            && c.stunCanaries().stream().noneMatch(StunRules::isAnswered)
        ? Optional.of(new Finding(Layer.UDP, new Claim.WholeNetwork(), 0))
        : Optional.empty();
  }

  private static Optional<Finding> failsElsewhere(Case c) {
    List<StunBinding> own = own(c);
    boolean nowhere =
        !own.isEmpty()
            && own.stream().noneMatch(StunRules::isAnswered)
            && own.stream().anyMatch(b -> c.controlGotStunAnswer(b).isPresent())
            && own.stream().noneMatch(b -> c.controlGotStunAnswer(b).orElse(false));
    return nowhere ? Optional.of(Finding.failsElsewhere(Layer.UDP)) : Optional.empty();
  }

  /** The tries at genuine addresses that answer the control; none where any answered us. */
  private static List<StunBinding> failedHereOnly(Case c) {
    List<StunBinding> own = own(c);
    return own.stream().anyMatch(StunRules::isAnswered)
        ? List.of()
        : own.stream()
            .filter(b -> isGenuine(c, b) && c.controlGotStunAnswer(b).orElse(false))
            .toList();
  }

  private static List<StunBinding> own(Case c) {
    return c.extent() == EndpointProtocol.STUN ? c.stunBindings() : List.of();
  }

  private static boolean isGenuine(Case c, StunBinding binding) {
    return c.target().filter(hop -> c.isGenuine(hop, Endpoint.ip(binding.address()))).isPresent();
  }

  private static boolean isAnswered(StunBinding binding) {
    return binding.failure().isEmpty();
  }

  private static Optional<Mechanism> mechanism(Failure failure) {
    return switch (failure.kind()) {
      case TIMEOUT -> Optional.of(Mechanism.UDP_TIMEOUT);
      case CONNECTION_REFUSED -> Optional.of(Mechanism.UDP_REFUSED);
      case HOST_UNREACHABLE -> Optional.of(Mechanism.IP_UNREACHABLE);
      default -> Optional.empty();
    };
  }
}
