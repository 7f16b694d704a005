package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Control;
import org.burkit.model.Endpoint;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.TlsHandshake;

/** Interference with the TLS handshake at a genuine address, and interception of it. */
final class TlsRules {
  private static final String OONI_KZ =
      "OONI, IFKZ, Eurasian Digital Foundation: report on KZ, 2024";

  /** Alerts by which a server says so (RFC 8446 section 6.2, RFC 7301), by number and by name. */
  private static final Set<String> INCOMPATIBLE =
      Set.of(
          "70",
          "protocol_version",
          "71",
          "insufficient_security",
          "120",
          "no_application_protocol");

  private TlsRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("tls.known_interception_root"),
            "The chain leads to a root that is known to sign for sites it does not own, and the"
                + " control does not meet that chain there. Holds for expired chains too:"
                + " interceptors have used expired intermediates.",
            OONI_KZ,
            "tls-mitm-known-root",
            "open",
            c -> Finding.first(c.hops(), hop -> knownRoot(c, hop))),
        new Rule(
            new RuleId("tls.foreign_certificate_here_only"),
            "At a genuine address the certificate does not hold, while the control gets a valid"
                + " one there; the gate's neutral host was not intercepted in the same run.",
            OONI_KZ,
            "tls-mitm-unknown-root",
            "expired-for-all",
            c -> Finding.first(c.hops(), hop -> foreignCertificate(c, hop))),
        new Rule(
            new RuleId("tls.fails_here_only"),
            "TCP connects to a genuine address, but every handshake for the name fails there, while"
                + " the control completes one.",
            OONI_KZ,
            "sni-drop",
            "neutral-name",
            c -> Finding.first(c.hops(), hop -> failsHereOnly(c, hop))),
        new Rule(
            new RuleId("tls.request_fails_here_only"),
            "A probe that writes no handshakes down: TCP connects to a genuine address, every"
                + " request over TLS fails there, and the control gets the page. Nobody on the way"
                + " reads inside TLS, so it was cut in the handshake.",
            "OONI ts-017, http-failure",
            "sni-drop",
            "flaky",
            c -> Finding.first(c.hops(), hop -> unseenFails(c, hop))),
        new Rule(
            new RuleId("tls.fails_elsewhere"),
            "The handshake fails here and for the control.",
            "OONI ts-017",
            "expired-for-all",
            "sni-drop",
            c -> c.target().flatMap(hop -> failsElsewhere(c, hop))));
  }

  /** True for a failure of the certificate and not of the exchange. */
  static boolean isCertificate(Failure failure) {
    return switch (failure.kind()) {
      case TLS_UNKNOWN_AUTHORITY, TLS_INVALID_CERTIFICATE, TLS_INVALID_HOSTNAME -> true;
      default -> false;
    };
  }

  private static boolean isOfUnknownAuthority(TlsHandshake handshake) {
    return handshake
        .failure()
        .filter(f -> f.kind() == FailureKind.TLS_UNKNOWN_AUTHORITY)
        .isPresent();
  }

  private static Optional<Finding> knownRoot(Case c, Hop hop) {
    return hop.handshakes().stream()
        .filter(h -> Chains.knownRoot(h.peerCertificates(), c.references().roots()).isPresent())
        .filter(h -> !isTheServersOwn(c, hop, h))
        .findFirst()
        .map(h ->
            c.control().isPresent()
                ? Finding.decisive(Layer.TLS, Mechanism.TLS_MITM_KNOWN_ROOT)
                : Finding.suspect(Layer.TLS, Mechanism.TLS_MITM_KNOWN_ROOT, 5));
  }

  /** True where the control meets the same chain there: a server may show whatever it likes. */
  private static boolean isTheServersOwn(Case c, Hop hop, TlsHandshake handshake) {
    boolean controlRefused =
        c.control()
            .map(control -> control.tls().get(handshake.address()))
            .flatMap(Control.Tls::failure)
            .filter(TlsRules::isCertificate)
            .isPresent();
    return hop.index() == 0 && (controlRefused || sameLeaf(c, handshake));
  }

  private static Optional<Finding> foreignCertificate(Case c, Hop hop) {
    List<TlsHandshake> failed = failedAtGenuine(c, hop);
    List<TlsHandshake> foreign =
        failed.stream()
            .filter(h -> h.failure().filter(TlsRules::isCertificate).isPresent())
            .filter(h -> controlCan(c, hop, h) && !sameLeaf(c, h))
            .toList();
    if (foreign.isEmpty() || someSucceed(hop)) {
      return Optional.empty();
    }
    // One neglected edge of a content network shows an expired certificate, or another site's.
    boolean strange = foreign.stream().anyMatch(TlsRules::isOfUnknownAuthority);
    double weight = strange && c.gateHeld() ? 4 + (foreign.size() > 1 ? 1 : 0) : 1.5;
    return Optional.of(Finding.suspect(Layer.TLS, Mechanism.TLS_MITM_UNKNOWN_ROOT, weight));
  }

  private static Optional<Finding> failsHereOnly(Case c, Hop hop) {
    List<TlsHandshake> failed =
        failedAtGenuine(c, hop).stream()
            .filter(h -> h.failure().filter(f -> !isCertificate(f)).isPresent())
            .toList();
    if (failed.isEmpty()
        || someSucceed(hop)
        || failed.stream().noneMatch(h -> controlCan(c, hop, h))) {
      return Optional.empty();
    }
    double weight =
        failed.size() > 1 || shutOutAfter(hop, failed) ? Finding.RETRIED : c.singleFailure();
    return mechanism(failed.getFirst()).map(m -> Finding.suspect(Layer.TLS, m, weight));
  }

  private static Optional<Finding> unseenFails(Case c, Hop hop) {
    boolean controlCan = hop.index() == 0 ? c.controlFetched() : c.controlWentTo(hop);
    boolean stood =
        hop.connects().stream().anyMatch(t -> t.failure().isEmpty() && c.isGenuine(hop, t.ip()));
    if (!hop.hidesItsHandshakes()
        || !stood
        || !controlCan
        || hop.exchanges().isEmpty()
        || hop.exchanges().stream().anyMatch(e -> e.response().isPresent())) {
      return Optional.empty();
    }
    return hop.exchanges()
        .getLast()
        .failure()
        .flatMap(TlsRules::mechanism)
        .map(m -> Finding.suspect(Layer.TLS, m, c.singleFailure()));
  }

  private static Optional<Finding> failsElsewhere(Case c, Hop hop) {
    boolean allFail =
        !hop.handshakes().isEmpty()
            && hop.handshakes().stream().allMatch(h -> h.failure().isPresent());
    boolean controlTried =
        hop.handshakes().stream()
            .anyMatch(h -> c.controlShookHands(hop, Endpoint.ip(h.address())).isPresent());
    boolean controlCan =
        c.control()
            .filter(x -> x.tls().values().stream().anyMatch(t -> t.failure().isEmpty()))
            .isPresent();
    return allFail && controlTried && !controlCan
        ? Optional.of(Finding.failsElsewhere(Layer.TLS))
        : Optional.empty();
  }

  /** After the name was said, not even a connection to that address succeeds: residual blocking. */
  private static boolean shutOutAfter(Hop hop, List<TlsHandshake> failed) {
    return failed.stream()
        .anyMatch(h ->
            hop.connects().stream()
                .anyMatch(c -> c.address().equals(h.address()) && c.failure().isPresent()));
  }

  private static List<TlsHandshake> failedAtGenuine(Case c, Hop hop) {
    return hop.handshakes().stream()
        .filter(h -> h.failure().isPresent() && c.isGenuine(hop, Endpoint.ip(h.address())))
        .toList();
  }

  private static boolean someSucceed(Hop hop) {
    return hop.handshakes().stream().anyMatch(h -> h.failure().isEmpty());
  }

  private static boolean controlCan(Case c, Hop hop, TlsHandshake handshake) {
    if (hop.index() > 0) {
      return c.controlWentTo(hop);
    }
    // Older controls write no handshakes down: then the page they fetched stands for one.
    return c.controlWritesHandshakes()
        ? c.controlShookHands(hop, Endpoint.ip(handshake.address())).orElse(false)
        : c.controlFetched();
  }

  /** The same leaf at both ends, and only this machine refuses it: the machine's fault. */
  static boolean sameLeaf(Case c, TlsHandshake handshake) {
    if (handshake.peerCertificates().isEmpty()) {
      return false;
    }
    String leaf = handshake.peerCertificates().getFirst().sha256();
    return c.control()
        .map(control -> control.tls().get(handshake.address()))
        .flatMap(Control.Tls::leafSha256)
        .filter(leaf::equals)
        .isPresent();
  }

  /** The genuine server and this probe have no version, cipher or protocol in common. */
  private static boolean speaksAnotherLanguage(TlsHandshake handshake) {
    return INCOMPATIBLE.contains(handshake.extra().get("x_tls_alert").asText(""));
  }

  static Optional<Mechanism> mechanism(TlsHandshake handshake) {
    return handshake
        .failure()
        .filter(_ -> !speaksAnotherLanguage(handshake))
        .flatMap(TlsRules::mechanism);
  }

  static Optional<Mechanism> mechanism(Failure failure) {
    return switch (failure.kind()) {
      case TIMEOUT -> Optional.of(Mechanism.TLS_TIMEOUT);
      case CONNECTION_RESET, CONNECTION_ABORTED -> Optional.of(Mechanism.TLS_RESET);
      case EOF -> Optional.of(Mechanism.TLS_EOF);
      case TLS_HANDSHAKE -> Optional.of(Mechanism.TLS_ALERT);
      default -> Optional.empty();
    };
  }
}
