package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.address;
import static org.burkit.lab.scenario.Rows.onPath;

import java.util.List;

/** Blocks of addresses and of whole networks. */
final class IpScenarios {
  private IpScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
            "ip-drop",
            "The provider swallows connections to the site's address.",
            SITE,
            address(),
            "tcp.timeout"));
  }
}
