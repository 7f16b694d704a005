package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.BY_CHANCE;
import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.SITE_ADDRESS;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.rule;
import static org.burkit.lab.scenario.Rows.ruled;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.world.Policy;

/** Blocks of addresses and of whole networks. */
final class IpScenarios {
  private static final Instant ORDER = Instant.parse("2026-11-24T09:00:00Z");

  private IpScenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
            "ip-drop",
            "The provider swallows connections to the site's address.",
            SITE,
            ruled(SITE_ADDRESS, new Action.Drop()),
            "tcp.timeout"),
        onPath(
            "ip-reset",
            "The provider resets connections to the site's address at their first packet.",
            SITE,
            ruled(SITE_ADDRESS, new Action.Reset()),
            "tcp.refused"),
        onPath(
            "ip-prohibited",
            "The provider answers that the site's address is prohibited.",
            SITE,
            ruled(SITE_ADDRESS, new Action.Prohibit()),
            "ip.unreachable"),
        onPath(
                "ip-drop-half",
                "The provider swallows every other connection to the site's address, by chance.",
                SITE,
                Policy.censoring(rule(SITE_ADDRESS, new Action.Drop()).when(new When.Share(0.5))),
                "tcp.timeout")
            .placeUnknowable(BY_CHANCE)
            .notToldYet(
                "A share of one measurement's tries tells little; it takes many measurements."),
        onPath(
                "ip-drop-since",
                "The provider has swallowed connections to the site's address for an hour.",
                SITE,
                Policy.censoring(rule(SITE_ADDRESS, new Action.Drop()).when(new When.Since(ORDER))),
                "tcp.timeout")
            .beginning(ORDER.plus(Duration.ofHours(1))),
        innocent(
                "ip-drop-to-come",
                "The provider will swallow connections to the site's address in an hour.",
                SITE,
                Policy.censoring(rule(SITE_ADDRESS, new Action.Drop()).when(new When.Since(ORDER))),
                Truth.ACCESSIBLE)
            .beginning(ORDER.minus(Duration.ofHours(1))),
        innocent(
            "shutdown",
            "The provider carries nothing at all: about the site alone nothing can be said.",
            SITE,
            ruled(new Trigger.Everything(), new Action.Drop()),
            Truth.INCONCLUSIVE));
  }
}
