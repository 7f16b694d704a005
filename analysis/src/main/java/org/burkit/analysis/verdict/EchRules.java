package org.burkit.analysis.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Control;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Hello;
import org.burkit.model.Diagnosis.HelloTry;
import org.burkit.model.Diagnosis.HiddenName;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.Observation.TlsHandshake;

/**
 * What hiding the name says (Encrypted Client Hello, RFC 9849): a name that is answered only when
 * hidden is what somebody reacts to; one that is answered only in clear is kept from being hidden.
 */
final class EchRules {
  private static final String NIERE =
      "Niere et al., FOCI 2025 (Encrypted Client Hello in Censorship Circumvention)";
  private static final String RFC = "RFC 9849 section 6.1.6; docs/method.md, hidden names";

  private EchRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("tls.passes_when_the_name_is_hidden"),
            "Every handshake that says the name fails at that address, the last one by the same"
                + " program as the one that hides it; hidden, the name is answered there with its"
                + " own certificate. The control does not fail there.",
            NIERE,
            "sni-drop-ech-open",
            "ech",
            c -> first(c, h -> passesWhenHidden(c, h))),
        new Rule(
            new RuleId("tls.hidden_name_fails_here_only"),
            "Before and after the name is answered in clear, no handshake that hides it is"
                + " answered at that address, while the control's is. A server that answers and"
                + " does not open what is hidden accuses nobody.",
            RFC,
            "ech-cover-drop",
            "ech-stale",
            c -> first(c, h -> hiddenFails(c, h))));
  }

  private interface Test {
    Optional<Finding> of(HiddenName seen);
  }

  private static Optional<Finding> first(Case c, Test test) {
    return c.diagnoses(HiddenName.class).stream()
        .filter(h -> c.hops().stream().anyMatch(hop -> hop.host().equalsIgnoreCase(h.name())))
        .flatMap(h -> test.of(h).stream())
        .findFirst();
  }

  private static Optional<Finding> passesWhenHidden(Case c, HiddenName seen) {
    Optional<Attempt> opened =
        tries(seen, Hello.HIDDEN).stream()
            .filter(t -> !t.rejected() && !t.attempt().failed())
            .map(HelloTry::attempt)
            .findFirst();
    List<HelloTry> clear = tries(seen, Hello.CLEAR);
    if (opened.isEmpty() || clear.isEmpty() || clear.stream().anyMatch(EchRules::isAnswered)) {
      return Optional.empty();
    }
    List<TlsHandshake> said =
        c.hops().stream()
            .filter(hop -> hop.host().equalsIgnoreCase(seen.name()))
            .flatMap(hop -> hop.handshakes().stream())
            .toList();
    boolean controlFails =
        c.hops().stream()
            .filter(hop -> hop.host().equalsIgnoreCase(seen.name()))
            .flatMap(hop -> c.controlShookHands(hop, Endpoint.ip(opened.get().address())).stream())
            .anyMatch(stood -> !stood);
    return controlFails || said.isEmpty() || said.stream().anyMatch(h -> h.failure().isEmpty())
        ? Optional.empty()
        : TlsRules.mechanism(said.getLast()).map(m -> Finding.decisive(Layer.TLS, m));
  }

  private static Optional<Finding> hiddenFails(Case c, HiddenName seen) {
    List<HelloTry> hidden = tries(seen, Hello.HIDDEN);
    List<HelloTry> clear = tries(seen, Hello.CLEAR);
    boolean inClearBetween =
        !hidden.isEmpty()
            && clear.stream()
                .filter(EchRules::isAnswered)
                .map(EchRules::begin)
                .anyMatch(t ->
                    t.compareTo(begin(hidden.getFirst())) > 0
                        && t.compareTo(begin(hidden.getLast())) < 0);
    return inClearBetween && hidden.stream().noneMatch(EchRules::isAnswered) && controlOpens(c)
        ? hidden
            .getLast()
            .attempt()
            .failure()
            .flatMap(EchRules::mechanism)
            .map(m -> Finding.suspect(Layer.TLS, m, Finding.RETRIED))
        : Optional.empty();
  }

  private static Duration begin(HelloTry tried) {
    return tried.attempt().t0();
  }

  private static boolean controlOpens(Case c) {
    return c.control().stream()
        .flatMap(x -> x.ech().values().stream())
        .anyMatch(Control.Ech::accepted);
  }

  private static List<HelloTry> tries(HiddenName seen, Hello hello) {
    return seen.tries().stream().filter(t -> t.hello() == hello).toList();
  }

  /** Something was shown, be it the wrong certificate. */
  private static boolean isAnswered(HelloTry tried) {
    return tried.attempt().answer().isPresent();
  }

  /** An alert is the server's own word on what it cannot open. */
  private static Optional<Mechanism> mechanism(Failure failure) {
    return switch (failure.kind()) {
      case TIMEOUT -> Optional.of(Mechanism.TLS_ECH_TIMEOUT);
      case CONNECTION_RESET, CONNECTION_ABORTED -> Optional.of(Mechanism.TLS_ECH_RESET);
      case EOF -> Optional.of(Mechanism.TLS_ECH_EOF);
      default -> Optional.empty();
    };
  }
}
