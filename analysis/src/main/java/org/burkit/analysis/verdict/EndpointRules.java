package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Endpoint;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.TlsHandshake;

/** When an endpoint that is no page has been reached: its last layer answered. */
final class EndpointRules {
  /** As the answer to a request over TLS: the server proved who it is. */
  private static final double PROVED = -6;

  /** Whoever answers a SYN or a STUN request may be anybody. */
  private static final double STOOD = -2;

  private EndpointRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("endpoint.answers"),
            "An endpoint of a service that is no page answered in the last layer that it was asked"
                + " in: a connection stood, a handshake ended with a certificate for the name, or a"
                + " STUN request was answered.",
            "docs/nettests/service.md",
            "service-open",
            "service-sni-drop",
            EndpointRules::answers),
        new Rule(
            new RuleId("endpoint.own_authority"),
            "The certificate of an endpoint that is no page is of an authority that no browser knows, and the control is shown"
                + " the same one: an app that brings its own authority along.",
            "docs/nettests/service.md",
            "service-open",
            "tls-mitm-unknown-root",
            c ->
                c.target()
                    .filter(_ -> c.extent() == EndpointProtocol.TLS)
                    .flatMap(hop -> ownAuthority(c, hop))));
  }

  private static Optional<Finding> answers(Case c) {
    return c.target()
        .flatMap(hop ->
            switch (c.extent()) {
              case HTTPS -> Optional.empty();
              case TCP ->
                  hop.connects().stream()
                      .filter(t -> t.failure().isEmpty() && c.isGenuine(hop, t.ip()))
                      .findFirst()
                      .map(_ -> Finding.reached(Layer.TCP, STOOD));
              case TLS ->
                  hop.handshakes().stream()
                      .filter(h -> h.failure().isEmpty())
                      .findFirst()
                      .map(_ -> Finding.reached(Layer.TLS, PROVED));
              case QUIC ->
                  hop.quic().stream()
                      .filter(h -> h.failure().isEmpty())
                      .findFirst()
                      .map(_ -> Finding.reached(Layer.QUIC, PROVED));
              case STUN ->
                  c.stunBindings().stream()
                      .filter(
                          b -> b.failure().isEmpty() && c.isGenuine(hop, Endpoint.ip(b.address())))
                      .findFirst()
                      .map(_ -> Finding.reached(Layer.UDP, STOOD));
            });
  }

  private static Optional<Finding> ownAuthority(Case c, Hop hop) {
    return hop.handshakes().stream()
        .filter(EndpointRules::isOfUnknownAuthority)
        .filter(h -> TlsRules.sameLeaf(c, h))
        .findFirst()
        .map(_ -> Finding.reached(Layer.TLS, PROVED));
  }

  private static boolean isOfUnknownAuthority(TlsHandshake handshake) {
    return handshake
        .failure()
        .map(Failure::kind)
        .filter(kind -> kind == FailureKind.TLS_UNKNOWN_AUTHORITY)
        .isPresent();
  }
}
