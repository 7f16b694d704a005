package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.ECH_HOST;
import static org.burkit.lab.scenario.Rows.ECH_SITE;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.rule;
import static org.burkit.lab.scenario.Rows.ruled;
import static org.burkit.lab.world.World.CENSOR_HOP;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Policy;

/** Blocks of names that are hidden, or of hiding itself (Encrypted Client Hello, RFC 9849). */
final class EchScenarios {
  private static final Trigger UNDER_COVER =
      Trigger.EncryptedHello.under(Names.of(Atlas.COVER_HOST));

  private EchScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
            "ech-cover-drop",
            "The provider swallows hidden names under the cover's; in clear the name passes.",
            ECH_SITE,
            ruled(UNDER_COVER, new Action.Drop()),
            "tls.ech.timeout"),
        onPath(
            "ech-cover-drop-collateral",
            "The same, and another site behind the same cover.",
            "https://jasyryn.example/",
            ruled(UNDER_COVER, new Action.Drop()),
            "tls.ech.timeout"),
        onPath(
            "ech-cover-reset",
            "The provider resets connections with hidden names under the cover's.",
            ECH_SITE,
            ruled(UNDER_COVER, new Action.Reset()),
            "tls.ech.reset"),
        onPath(
            "ech-any-drop",
            "The provider swallows whatever hides a name or pretends to, under any name.",
            ECH_SITE,
            ruled(Trigger.EncryptedHello.any(), new Action.Drop()),
            "tls.ech.timeout"),
        onPath(
            "ech-any-reset",
            "The provider resets whatever hides a name or pretends to, under any name.",
            ECH_SITE,
            ruled(Trigger.EncryptedHello.any(), new Action.Reset()),
            "tls.ech.reset"),
        onPath(
            "sni-drop-ech-open",
            "The provider swallows TLS that names the site; with the name hidden it passes.",
            ECH_SITE,
            ruled(new Trigger.TlsServerName(Names.of(ECH_HOST)), new Action.Drop()),
            "tls.timeout"),
        new Scenario(
            "sni-drop-ech-stripped",
            "The same, and the provider's resolver keeps back what one needs to hide the name.",
            ECH_SITE,
            new Policy(
                List.of(rule(new Trigger.TlsServerName(Names.of(ECH_HOST)), new Action.Drop())),
                Map.of(ECH_HOST, new Lie.WithoutEch()),
                Set.of()),
            Truth.blockedOnPath("tls.timeout", CENSOR_HOP)));
  }
}
