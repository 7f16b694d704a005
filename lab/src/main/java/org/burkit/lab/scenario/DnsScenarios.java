package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.dns;
import static org.burkit.lab.scenario.Rows.lie;
import static org.burkit.lab.scenario.Rows.onPath;

import java.util.List;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;

/** Blocks at the layer of names. */
final class DnsScenarios {
  private DnsScenarios() {}

  static List<Scenario> all() {
    return List.of(
        lie(
            "dns-nxdomain",
            "The provider's resolver denies that the name exists.",
            new Lie.NoSuchName(),
            "dns.nxdomain"),
        lie(
            "dns-refused",
            "The provider's resolver refuses to answer for the name.",
            new Lie.Refused(),
            "dns.refused"),
        lie(
            "dns-servfail",
            "The provider's resolver fails for this name alone.",
            new Lie.ServerFailure(),
            "dns.servfail"),
        lie(
            "dns-false-address",
            "The provider's resolver gives an address of nobody's.",
            new Lie.FalseAddress(Atlas.SINKHOLE),
            "dns.injection.other"),
        onPath(
            "dns-injection",
            "A forged answer overtakes the genuine one, whoever is asked.",
            SITE,
            dns(),
            "dns.injection.other"));
  }
}
