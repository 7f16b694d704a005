package org.burkit.analysis.verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Sandwich;
import org.burkit.model.Endpoint;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;

/**
 * A target with addresses of both versions of IP that fails over one of them and opens over the
 * other. Browsers take the other without a word; it is interference all the same.
 */
final class Versions {
  private static final String HAPPY_EYEBALLS = "RFC 8305 (two versions of IP), docs/method.md";

  private Versions() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("tcp.fails_over_one_version"),
            "At the genuine addresses of one version of IP every try to connect fails, and the"
                + " control connects there; over the other version the target is reached. A neutral"
                + " host over the version that fails was connected to right before and after.",
            HAPPY_EYEBALLS,
            "ipv6-ip-drop",
            "ipv6-broken-at-home",
            c -> c.target().flatMap(hop -> connects(c, hop))),
        new Rule(
            new RuleId("tls.fails_over_one_version"),
            "At the genuine addresses of one version of IP connections stand and every handshake"
                + " for the name fails, and the control completes one there; over the other version"
                + " handshakes succeed.",
            HAPPY_EYEBALLS,
            "ipv6-sni-drop-alone",
            "ipv6-site-down",
            c -> c.target().flatMap(hop -> handshakes(c, hop))));
  }

  /** The version over which alone that mechanism is at work. */
  static Optional<IpVersion> only(Case c, Mechanism mechanism) {
    Optional<Hop> target = c.target();
    return switch (mechanism.layer()) {
      case TCP -> target.flatMap(hop -> silent(c, hop));
      case TLS -> target.flatMap(hop -> nameless(c, hop));
      case GATE, DNS, HTTP, QUIC, UDP -> Optional.empty();
    };
  }

  private static Optional<Finding> connects(Case c, Hop hop) {
    return silent(c, hop)
        .filter(version -> neutralConnects(c, version))
        .flatMap(version -> tries(c, hop, version).getLast().failure())
        .flatMap(TcpRules::mechanism)
        .map(m -> Finding.suspect(Layer.TCP, m, Finding.RETRIED));
  }

  /** The name has to be shown to matter there: one of many servers may well be out of order. */
  private static Optional<Finding> handshakes(Case c, Hop hop) {
    return nameless(c, hop)
        .flatMap(version -> TlsRules.mechanism(said(c, hop, version).getLast()))
        .map(m -> Finding.suspect(Layer.TLS, m, Finding.ONCE));
  }

  private static Optional<IpVersion> silent(Case c, Hop hop) {
    boolean opens = hop.connects().stream().anyMatch(t -> t.failure().isEmpty());
    return Arrays.stream(IpVersion.values())
        .filter(_ -> opens)
        .filter(version -> {
          List<TcpConnect> tries = tries(c, hop, version);
          return tries.size() > 1
              && tries.stream().allMatch(t -> t.failure().isPresent())
              && tries.stream().anyMatch(t -> c.controlConnected(hop, t.ip()).orElse(false));
        })
        .findFirst();
  }

  private static List<TcpConnect> tries(Case c, Hop hop, IpVersion version) {
    return hop.connects().stream()
        .filter(t -> IpVersion.of(t.ip()) == version)
        .filter(t -> !TcpRules.isLocal(c, t) && c.isGenuine(hop, t.ip()))
        .toList();
  }

  private static Optional<IpVersion> nameless(Case c, Hop hop) {
    boolean opens = hop.handshakes().stream().anyMatch(h -> h.failure().isEmpty());
    return Arrays.stream(IpVersion.values())
        .filter(_ -> opens)
        .filter(version -> {
          List<TlsHandshake> said = said(c, hop, version);
          return said.size() > 1
              && said.stream().allMatch(h -> h.failure().isPresent())
              && said.stream().anyMatch(h -> c.controlShookHands(hop, ip(h)).orElse(false));
        })
        .findFirst();
  }

  private static List<TlsHandshake> said(Case c, Hop hop, IpVersion version) {
    return hop.handshakes().stream()
        .filter(h -> IpVersion.of(ip(h)) == version && c.isGenuine(hop, ip(h)))
        .toList();
  }

  /** True where a neutral host was connected to over that version, before and after the target. */
  static boolean neutralConnects(Case c, IpVersion version) {
    return c.diagnoses(Sandwich.class).stream()
        .anyMatch(s -> stands(s.before(), version) && stands(s.after(), version));
  }

  private static boolean stands(Attempt attempt, IpVersion version) {
    return !attempt.failed() && IpVersion.of(Endpoint.ip(attempt.address())) == version;
  }

  private static String ip(TlsHandshake handshake) {
    return Endpoint.ip(handshake.address());
  }
}
