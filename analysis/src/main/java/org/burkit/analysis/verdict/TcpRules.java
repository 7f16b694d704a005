package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.verdict.Finding.Layer;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.TcpConnect;

/** Interference with the connection to a genuine address. */
final class TcpRules {
  private static final String TS_017 = "OONI ts-017, tcp_connect";

  private TcpRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(
            new RuleId("tcp.fails_here_only"),
            "No genuine address of the host can be connected to, in every try, while the control"
                + " connects to one of them.",
            TS_017,
            "ip-drop",
            "silent",
            c -> Finding.first(c.hops(), hop -> failsHereOnly(c, hop))),
        new Rule(
            new RuleId("tcp.fails_elsewhere"),
            "No address can be connected to, and the control connects to none either.",
            TS_017,
            "silent",
            "ip-drop",
            c -> c.target().flatMap(hop -> failsElsewhere(c, hop))));
  }

  private static Optional<Finding> failsHereOnly(Case c, Hop hop) {
    List<TcpConnect> tries =
        hop.connects().stream().filter(t -> !isLocal(c, t) && c.isGenuine(hop, t.ip())).toList();
    boolean controlCan =
        hop.index() == 0
            ? tries.stream().anyMatch(t -> c.controlConnected(hop, t.ip()).orElse(false))
            : c.controlWentTo(hop);
    if (tries.isEmpty() || !controlCan || tries.stream().anyMatch(t -> t.failure().isEmpty())) {
      return Optional.empty();
    }
    double many = tries.size() > 1 ? Finding.RETRIED : c.singleFailure();
    double weight = mayBeBrokenIpv6(c, tries) ? Finding.ONCE : many;
    return mechanism(hop, tries.getLast()).map(m -> Finding.suspect(Layer.TCP, m, weight));
  }

  /**
   * Silence over IPv6 alone: lines whose IPv6 leads nowhere are common. It counts only where
   * something else over IPv6 was connected to, be it a neutral host.
   */
  private static boolean mayBeBrokenIpv6(Case c, List<TcpConnect> tries) {
    return !Versions.neutralConnects(c, IpVersion.IPV6)
        && tries.stream().allMatch(t -> isIpv6(t) && isSilence(t))
        && c.hops().stream()
            .flatMap(hop -> hop.connects().stream())
            .noneMatch(t -> isIpv6(t) && t.failure().isEmpty());
  }

  private static boolean isIpv6(TcpConnect connect) {
    return IpVersion.of(connect.ip()) == IpVersion.IPV6;
  }

  private static boolean isSilence(TcpConnect connect) {
    return connect.failure().filter(f -> f.kind() == FailureKind.TIMEOUT).isPresent();
  }

  private static Optional<Finding> failsElsewhere(Case c, Hop hop) {
    List<TcpConnect> tries = hop.connects().stream().filter(t -> !isLocal(c, t)).toList();
    boolean allFail = tries.stream().noneMatch(t -> t.failure().isEmpty());
    boolean controlTried =
        tries.stream().anyMatch(t -> c.controlConnected(hop, t.ip()).isPresent());
    boolean controlCan =
        c.control()
            .filter(x -> x.tcp().values().stream().anyMatch(t -> t.failure().isEmpty()))
            .isPresent();
    return !tries.isEmpty() && allFail && controlTried && !controlCan
        ? Optional.of(Finding.failsElsewhere(Layer.TCP))
        : Optional.empty();
  }

  /**
   * True where the try failed on the probe's own machine or link, for want of IPv6 for example. A
   * want of permission is what Linux makes of a router's word that forbids (ICMPv6 type 1 code 1).
   */
  static boolean isLocal(Case c, TcpConnect connect) {
    return connect
        .failure()
        .map(Failure::kind)
        .filter(kind ->
            kind == FailureKind.NETWORK_UNREACHABLE
                || kind == FailureKind.NETWORK_DOWN
                || kind == FailureKind.ADDRESS_FAMILY_NOT_SUPPORTED
                || (kind == FailureKind.PERMISSION_DENIED
                    && !Whereabouts.routerForbids(c, connect.address()))
                || kind == FailureKind.INTERRUPTED)
        .isPresent();
  }

  /** Old probes say of a connection only that it failed; how stands with the request. */
  private static Optional<Mechanism> mechanism(Hop hop, TcpConnect connect) {
    return connect
        .failure()
        .flatMap(TcpRules::mechanism)
        .or(() ->
            hop.exchanges().stream()
                .flatMap(e -> e.failure().stream())
                .flatMap(f -> mechanism(f).stream())
                .findFirst());
  }

  static Optional<Mechanism> mechanism(Failure failure) {
    return switch (failure.kind()) {
      case TIMEOUT -> Optional.of(Mechanism.TCP_TIMEOUT);
      case CONNECTION_RESET, CONNECTION_ABORTED -> Optional.of(Mechanism.TCP_RESET);
      case CONNECTION_REFUSED -> Optional.of(Mechanism.TCP_REFUSED);
      case HOST_UNREACHABLE, PERMISSION_DENIED -> Optional.of(Mechanism.IP_UNREACHABLE);
      default -> Optional.empty();
    };
  }
}
