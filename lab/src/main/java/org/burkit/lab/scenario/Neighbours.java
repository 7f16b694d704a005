package org.burkit.lab.scenario;

import java.util.List;
import java.util.Optional;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.world.Policy;

/**
 * The innocent twins of censored rows: the same network with the same policy, and a site that the
 * policy does not name. A policy that spares nobody has no such twin. Pure.
 */
final class Neighbours {
  /** Its twin is written by hand, under a name of its own: neutral-name. */
  private static final String HAS_TWIN = "sni-drop";

  private Neighbours() {}

  static List<Scenario> of(List<Scenario> censored) {
    return censored.stream()
        .filter(row -> !row.name().equals(HAS_TWIN))
        .filter(row -> row.truth().isBlocked() && sparesOthers(row.policy()))
        .flatMap(row -> neighbour(row).stream())
        .toList();
  }

  private static Optional<Scenario> neighbour(Scenario row) {
    return otherThan(row.url())
        .map(url ->
            new Scenario(
                row.name() + "-neighbour",
                "Another site, in the network of the row " + row.name() + ".",
                url,
                row.policy(),
                Truth.ACCESSIBLE,
                row.begins(),
                Optional.empty(),
                Optional.empty()));
  }

  private static Optional<String> otherThan(String url) {
    return switch (url) {
      case Rows.SITE, Rows.LARGE -> Optional.of(Rows.OTHER);
      case Rows.HTTP_SITE, Rows.HTTP_LARGE -> Optional.of(Rows.HTTP_OTHER);
      case Rows.QUIC_SITE -> Optional.of(Rows.QUIC_OTHER);
      case Rows.SERVICE -> Optional.of(Rows.SERVICE_BY_ADDRESS);
      case Rows.SERVICE_BY_ADDRESS, Rows.SERVICE_WITH_CALLS -> Optional.of(Rows.SERVICE);
      case Rows.ECH_SITE -> Optional.of(Rows.OTHER);
      case Ipv6Scenarios.SITE -> Optional.of("https://jup.example/");
      case Ipv6Scenarios.HTTP_SITE -> Optional.of("http://syngar.example/");
      case Ipv6Scenarios.ONLY -> Optional.of("https://altau.example/");
      default -> Optional.empty();
    };
  }

  private static boolean sparesOthers(Policy policy) {
    boolean aims =
        !policy.rules().isEmpty() || !policy.lies().isEmpty() || !policy.intercepted().isEmpty();
    return aims && policy.rules().stream().map(Rule::trigger).allMatch(Neighbours::namesATarget);
  }

  private static boolean namesATarget(Trigger trigger) {
    return switch (trigger) {
      case Trigger.DnsName _,
          Trigger.TlsServerName _,
          Trigger.EncryptedHello _,
          Trigger.HttpHost _,
          Trigger.QuicServerName _,
          Trigger.Destination _,
          Trigger.Address _ ->
          true;
      case Trigger.Service _, Trigger.Everything _ -> false;
    };
  }
}
