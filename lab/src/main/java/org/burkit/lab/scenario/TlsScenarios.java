package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.SITE_HOST;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.sni;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.world.Policy;

/** Blocks at the layer of TLS. */
final class TlsScenarios {
  private TlsScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
            "sni-drop",
            "The provider swallows TLS connections that name the site.",
            SITE,
            sni(new Action.Drop()),
            "tls.timeout"),
        onPath(
            "sni-reset",
            "The provider resets TLS connections that name the site.",
            SITE,
            sni(new Action.Reset()),
            "tls.reset"),
        onPath(
            "tls-mitm-known-root",
            "The provider intercepts TLS with the state's root certificate.",
            SITE,
            Policy.intercepting(SITE_HOST),
            "tls.mitm.known_root"));
  }
}
