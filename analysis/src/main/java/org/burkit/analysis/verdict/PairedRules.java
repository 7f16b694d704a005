package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Diagnosis.PairedName;
import org.burkit.model.Diagnosis.ResidualPause;
import org.burkit.model.Diagnosis.Sandwich;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/** What experiments with names say: the same steps with another name, the same name elsewhere. */
final class PairedRules {
  private static final String METHOD = "docs/method.md, experiments where something fails";
  private static final String PAIRED =
      "Hoang et al., USENIX Security 2024 (paired names); OONI ts-017";

  private PairedRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("gate.neutral_fails_beside"),
            "A neutral host failed right before and right after the tries of the target, over the"
                + " same steps: the line is at fault.",
            METHOD,
            "captive-portal",
            "sni-drop",
            c -> Finding.first(c.diagnoses(Sandwich.class), PairedRules::neutralFails)),
        new Rule(
            new RuleId("tls.name_is_the_trigger"),
            "At the target's address the handshake fails with the target's name and is answered"
                + " with a neutral one; at an address known to be good it fails alike with the"
                + " target's name and is answered with a name that does not belong there either.",
            PAIRED,
            "sni-drop",
            "neutral-name",
            c -> Finding.first(c.diagnoses(PairedName.class), p -> serverName(c, p))),
        new Rule(
            new RuleId("tls.name_matters_there"),
            "At the target's address the handshake fails with the target's name and is answered"
                + " with a neutral one; elsewhere the name was not tried or does no harm.",
            PAIRED,
            "sni-drop-residual",
            "neutral-name",
            c -> Finding.first(c.diagnoses(PairedName.class), p -> serverNameThere(c, p))),
        new Rule(
            new RuleId("tls.shut_out_after_the_name"),
            "After a try with the name not even a connection without a word comes about, where one"
                + " did before.",
            "Bock et al., FOCI 2020 (residual censorship)",
            "sni-drop-residual",
            "ip-drop",
            c -> Finding.first(c.diagnoses(ResidualPause.class), r -> shutOut(c, r))),
        new Rule(
            new RuleId("http.name_is_the_trigger"),
            "The request with the target's name is met alike at the target's address and at one"
                + " that is known to be good, where another name is met otherwise; the control"
                + " gets another answer.",
            PAIRED,
            "http-reset",
            "http-only",
            c -> Finding.first(c.diagnoses(PairedName.class), p -> host(c, p))));
  }

  private static Optional<Finding> neutralFails(Sandwich sandwich) {
    boolean tls = sandwich.before().address().endsWith(":443");
    return tls && sandwich.before().failed() && sandwich.after().failed()
        ? Optional.of(new Finding(Layer.GATE, new Finding.Claim.CannotMeasure(), 0))
        : Optional.empty();
  }

  private static Optional<Finding> serverName(Case c, PairedName paired) {
    return isNameOf(c, paired, NameLayer.SNI) && neutralIsHeard(paired) && failsAlike(paired)
        ? tls(paired.target()).map(m -> Finding.decisive(Layer.TLS, m))
        : Optional.empty();
  }

  private static Optional<Finding> serverNameThere(Case c, PairedName paired) {
    return isNameOf(c, paired, NameLayer.SNI) && neutralIsHeard(paired) && !failsAlike(paired)
        ? tls(paired.target()).map(m -> Finding.suspect(Layer.TLS, m, 2))
        : Optional.empty();
  }

  static boolean isNameOf(Case c, PairedName paired, NameLayer layer) {
    return paired.layer() == layer
        && c.hops().stream().anyMatch(hop -> hop.host().equalsIgnoreCase(paired.target().name()));
  }

  /** True where another name is answered at the address at which the target's fails. */
  static boolean neutralIsHeard(PairedName paired) {
    return paired.target().failed()
        && paired.neutralName().filter(neutral -> isHeard(neutral, paired.target())).isPresent();
  }

  /** True where the name fails at another server as it does at its own, and other names do not. */
  static boolean failsAlike(PairedName paired) {
    Optional<FailureKind> kind = kind(paired.target());
    return paired.otherAddress().filter(a -> a.failed() && kind(a).equals(kind)).isPresent()
        && paired.neutralElsewhere().filter(a -> isHeard(a, paired.target())).isPresent();
  }

  /** An answer, be it the server's alert that it knows no such name, where the target met none. */
  private static boolean isHeard(Attempt other, Attempt target) {
    boolean alert = kind(other).filter(k -> k == FailureKind.TLS_HANDSHAKE).isPresent();
    return !other.failed() || (alert && !kind(other).equals(kind(target)));
  }

  private static Optional<FailureKind> kind(Attempt attempt) {
    return attempt.failure().map(Failure::kind);
  }

  private static Optional<Finding> shutOut(Case c, ResidualPause residual) {
    boolean stoodBefore =
        c.hops().stream()
            .flatMap(hop -> hop.connects().stream())
            .anyMatch(
                t -> t.failure().isEmpty() && t.address().equals(residual.atOnce().address()));
    return stoodBefore && residual.atOnce().failed() && c.controlFetched()
        ? c.hops().stream()
            .flatMap(hop -> hop.handshakes().stream())
            .filter(h -> h.failure().isPresent())
            .flatMap(h -> TlsRules.mechanism(h).stream())
            .findFirst()
            .map(m -> Finding.suspect(Layer.TLS, m, 2))
        : Optional.empty();
  }

  private static Optional<Mechanism> tls(Attempt target) {
    return target.failure().flatMap(TlsRules::mechanism);
  }

  private static Optional<Finding> host(Case c, PairedName paired) {
    if (!isNameOf(c, paired, NameLayer.HOST) || !c.controlFetched()) {
      return Optional.empty();
    }
    Attempt target = paired.target();
    Optional<Attempt> elsewhere = paired.otherAddress().filter(other -> isSame(target, other));
    boolean otherNamesAreHeard =
        paired.neutralElsewhere().filter(a -> !a.failed() && !isSame(target, a)).isPresent()
            && (target.failed()
                ? paired.neutralName().filter(a -> !a.failed()).isPresent()
                : !c.pageCame() && !c.sendsToItself());
    return elsewhere.isPresent() && otherNamesAreHeard
        ? http(target).map(m -> Finding.decisive(Layer.HTTP, m))
        : Optional.empty();
  }

  /** True where the target's name is met at a neutral host's address as it is at the target's. */
  static boolean sameAnswerElsewhere(Case c, NameLayer layer) {
    return c.diagnoses(PairedName.class).stream()
        .filter(paired -> isNameOf(c, paired, layer))
        .anyMatch(p -> p.otherAddress().filter(a -> isSame(p.target(), a)).isPresent());
  }

  /** True where a neutral host meets the target's name with an answer of its own. */
  static boolean otherAnswerElsewhere(Case c, NameLayer layer) {
    return c.diagnoses(PairedName.class).stream()
        .filter(paired -> isNameOf(c, paired, layer))
        .anyMatch(
            p -> p.otherAddress().filter(a -> !a.failed() && !isSame(p.target(), a)).isPresent());
  }

  private static boolean isSame(Attempt one, Attempt other) {
    return one.failed()
        ? other.failed() && kind(one).equals(kind(other))
        : one.answer().isPresent() && one.answer().equals(other.answer());
  }

  private static Optional<Mechanism> http(Attempt target) {
    return target.failed()
        ? HttpRules.mechanism(target.failure().orElseThrow())
        : target
            .answer()
            .map(a -> a.startsWith("3") ? Mechanism.HTTP_REDIRECT : Mechanism.HTTP_BLOCKPAGE);
  }
}
