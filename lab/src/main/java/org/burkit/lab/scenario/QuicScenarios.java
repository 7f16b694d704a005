package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.QUIC_NAME;
import static org.burkit.lab.scenario.Rows.QUIC_SITE;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.rule;
import static org.burkit.lab.scenario.Rows.ruled;

import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.world.Policy;

/** Blocks of a site that speaks HTTP/3 over QUIC beside HTTP over TLS. */
final class QuicScenarios {
  private QuicScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
                "quic-drop",
                "The provider swallows all of UDP port 443; TLS to the site passes.",
                QUIC_SITE,
                ruled(new Trigger.Service(Trigger.Transport.UDP, 443), new Action.Drop()),
                "quic.timeout")
            .notToldYet(
                "Where no QUIC passes at all, no site is blamed; the rule that fires says so."),
        onPath(
            "quic-sni-drop",
            "The provider swallows QUIC whose decrypted first packet names the site; TLS passes.",
            QUIC_SITE,
            ruled(new Trigger.QuicServerName(QUIC_NAME), new Action.Drop()),
            "quic.timeout"),
        onPath(
            "redirect-quic-sni-drop",
            "An open site sends its visitors on to one whose name the provider swallows in QUIC.",
            "https://bagyt.example/",
            ruled(new Trigger.QuicServerName(QUIC_NAME), new Action.Drop()),
            "quic.timeout"),
        onPath(
            "sni-drop-quic-open",
            "The provider swallows TLS that names the site, and lets QUIC pass.",
            QUIC_SITE,
            ruled(new Trigger.TlsServerName(QUIC_NAME), new Action.Drop()),
            "tls.timeout"),
        onPath(
            "sni-and-quic-drop",
            "The provider swallows the name in TLS and in QUIC.",
            QUIC_SITE,
            Policy.censoring(
                rule(new Trigger.TlsServerName(QUIC_NAME), new Action.Drop()),
                rule(new Trigger.QuicServerName(QUIC_NAME), new Action.Drop())),
            "tls.timeout"));
  }
}
