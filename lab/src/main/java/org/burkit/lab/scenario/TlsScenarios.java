package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.BY_CHANCE;
import static org.burkit.lab.scenario.Rows.LARGE;
import static org.burkit.lab.scenario.Rows.LARGE_NAME;
import static org.burkit.lab.scenario.Rows.ONLY_ANSWERS;
import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.SITE_HOST;
import static org.burkit.lab.scenario.Rows.SITE_NAME;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.rule;
import static org.burkit.lab.scenario.Rows.ruled;
import static org.burkit.lab.scenario.Rows.sni;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Forgery;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Doorway;
import org.burkit.lab.world.Interception;
import org.burkit.lab.world.Policy;

/** Blocks at the layer of TLS. */
final class TlsScenarios {
  private static final ZoneOffset HERE = ZoneOffset.ofHours(5);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00+05:00");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00+05:00");
  private static final Rule AT_NIGHT =
      rule(new Trigger.TlsServerName(SITE_NAME), new Action.Drop())
          .when(new When.Hours(LocalTime.of(20, 0), LocalTime.of(6, 0), HERE));

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
            "sni-drop-single-packet",
            "The same by a box that looks at single packets.",
            SITE,
            ruled(new Trigger.TlsServerName(SITE_NAME, Trigger.Sight.PACKET), new Action.Drop()),
            "tls.timeout"),
        onPath(
                "sni-drop-cut-hello",
                "The home cuts its ClientHellos in two, and the provider puts them together.",
                SITE,
                sni(new Action.Drop()).with(Access.behind(Doorway.HELLO_CUTTER)),
                "tls.timeout")
            .placeUnknowable(
                "The home's own program sends on packets with a new life: no life tells a place."),
        innocent(
            "sni-drop-single-packet-cut-hello",
            "The home cuts its ClientHellos in two, and so escapes a box that looks at packets.",
            SITE,
            ruled(new Trigger.TlsServerName(SITE_NAME, Trigger.Sight.PACKET), new Action.Drop())
                .with(Access.behind(Doorway.HELLO_CUTTER)),
            Truth.ACCESSIBLE),
        onPath(
            "sni-reset",
            "The provider resets TLS connections that name the site.",
            SITE,
            sni(new Action.Reset()),
            "tls.reset"),
        onPath(
            "sni-reset-marked",
            "The same, and the resets have a time to live, identification and window of their own.",
            SITE,
            sni(new Action.Reset()).with(new Forgery(117, 54_321, 8192)),
            "tls.reset"),
        onPath(
            "sni-reset-client",
            "The provider resets the client alone, from beside the path.",
            SITE,
            sni(new Action.ResetClient()),
            "tls.reset"),
        onPath(
            "sni-reset-residual",
            "The same as a reset, and for ten minutes no packet passes between the two.",
            SITE,
            Policy.censoring(
                rule(new Trigger.TlsServerName(SITE_NAME), new Action.Reset())
                    .withResidual(Duration.ofMinutes(10))),
            "tls.reset"),
        onPath(
            "sni-drop-residual",
            "The name is swallowed, and for ten minutes no packet passes between the two.",
            SITE,
            Policy.censoring(
                rule(new Trigger.TlsServerName(SITE_NAME), new Action.Drop())
                    .withResidual(Duration.ofMinutes(10))),
            "tls.timeout"),
        onPath(
            "sni-fin",
            "The provider ends TLS connections that name the site without a word.",
            SITE,
            sni(new Action.Close()),
            "tls.eof"),
        onPath(
            "sni-alert",
            "The provider answers the name with a TLS alert.",
            SITE,
            sni(new Action.Alert(Action.Alert.UNRECOGNIZED_NAME)),
            "tls.alert"),
        onPath(
                "sni-mute",
                "The provider swallows the server's answers to the name.",
                SITE,
                sni(new Action.Mute()),
                "tls.timeout")
            .placeUnknowable(ONLY_ANSWERS),
        onPath(
            "sni-freeze",
            "After 16 KB of the server's data the connection falls silent.",
            LARGE,
            ruled(new Trigger.TlsServerName(LARGE_NAME), new Action.Freeze(16_384)),
            "tls.throttle"),
        onPath(
                "sni-throttle",
                "The server's data passes at 20 kB/s.",
                LARGE,
                ruled(new Trigger.TlsServerName(LARGE_NAME), new Action.Shape(20_000)),
                "tls.throttle")
            .placeUnknowable(ONLY_ANSWERS),
        onPath(
                "sni-throttle-fast",
                "The server's data passes at 150 kB/s.",
                LARGE,
                ruled(new Trigger.TlsServerName(LARGE_NAME), new Action.Shape(150_000)),
                "tls.throttle")
            .placeUnknowable(ONLY_ANSWERS),
        onPath(
                "sni-throttle-loss",
                "Every third packet of the server's is lost, by chance.",
                LARGE,
                ruled(new Trigger.TlsServerName(LARGE_NAME), new Action.Lose(0.33)),
                "tls.throttle")
            .placeUnknowable(ONLY_ANSWERS)
            .notToldYet(
                "Such loss slows a page by three to seven times: now and then too little to accuse."),
        onPath(
                "sni-drop-share",
                "The provider swallows every other connection that names the site, by chance.",
                SITE,
                Policy.censoring(
                    rule(new Trigger.TlsServerName(SITE_NAME), new Action.Drop())
                        .when(new When.Share(0.5))),
                "tls.timeout")
            .placeUnknowable(BY_CHANCE)
            .notToldYet(
                "A share of one measurement's tries tells little; it takes many measurements."),
        onPath(
                "sni-drop-in-hours",
                "The provider swallows the name from eight in the evening to six, and it is night.",
                SITE,
                Policy.censoring(AT_NIGHT),
                "tls.timeout")
            .beginning(MIDNIGHT),
        innocent(
                "sni-drop-out-of-hours",
                "The provider swallows the name from eight in the evening to six, and it is noon.",
                SITE,
                Policy.censoring(AT_NIGHT),
                Truth.ACCESSIBLE)
            .beginning(NOON),
        onPath(
            "tls-mitm-known-root",
            "The provider intercepts TLS with the state's root certificate.",
            SITE,
            Policy.intercepting(SITE_HOST).with(Interception.KNOWN_ROOT),
            "tls.mitm.known_root"),
        onPath(
            "tls-mitm-rotated-root",
            "The same with a new root of the same name.",
            SITE,
            Policy.intercepting(SITE_HOST).with(Interception.ROTATED_ROOT),
            "tls.mitm.known_root"),
        onPath(
            "tls-mitm-unknown-root",
            "The provider intercepts TLS with a root that nobody knows.",
            SITE,
            Policy.intercepting(SITE_HOST).with(Interception.UNKNOWN_ROOT),
            "tls.mitm.unknown_root"),
        onPath(
            "tls-mitm-expired-intermediate",
            "The state's root vouches through an intermediate that has run out.",
            SITE,
            Policy.intercepting(SITE_HOST).with(Interception.EXPIRED_INTERMEDIATE),
            "tls.mitm.known_root"),
        onPath(
            "tls-mitm-copied-leaf",
            "The interceptor's leaf repeats the genuine one in every word, but has its own key.",
            SITE,
            Policy.intercepting(SITE_HOST).with(Interception.COPIED_LEAF),
            "tls.mitm.unknown_root"));
  }
}
