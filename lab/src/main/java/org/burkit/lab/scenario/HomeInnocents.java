package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.HTTP_OTHER;
import static org.burkit.lab.scenario.Rows.LARGE;
import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.SITE_ADDRESS;
import static org.burkit.lab.scenario.Rows.innocent;

import java.time.Duration;
import java.util.List;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Doorway;
import org.burkit.lab.world.Onset;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Resolver;

/** What is the matter with the home itself, so that a sound site looks blocked or is not seen. */
final class HomeInnocents {
  private static final Onset MIDWAY = Onset.forGood(SITE_ADDRESS.address());

  private static final Onset BRIEFLY = new Onset(SITE_ADDRESS.address(), Duration.ofSeconds(20));

  private HomeInnocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
            "captive-portal",
            "The home's own network answers in place of every site.",
            SITE,
            Policy.reachedBy(Access.behind(Doorway.CAPTIVE_PORTAL)),
            Truth.INCONCLUSIVE),
        innocent(
            "captive-portal-http",
            "The home's own network answers in place of every site; the target has no TLS.",
            HTTP_OTHER,
            Policy.reachedBy(Access.behind(Doorway.CAPTIVE_PORTAL)),
            Truth.INCONCLUSIVE),
        innocent(
            "captive-portal-midway",
            "The home's own network begins to answer in place of every site while one is measured.",
            SITE,
            Policy.reachedBy(Access.behind(Doorway.CAPTIVE_PORTAL).from(MIDWAY)),
            Truth.INCONCLUSIVE),
        innocent(
            "antivirus",
            "A program on the machine opens all TLS under a root of its own.",
            SITE,
            Policy.reachedBy(Access.behind(Doorway.ANTIVIRUS)),
            Truth.INCONCLUSIVE),
        innocent(
            "honest-proxy",
            "A proxy adds a line to each plain page.",
            HTTP_OTHER,
            Policy.reachedBy(Access.behind(Doorway.PROXY)),
            Truth.ACCESSIBLE),
        innocent(
            "cut-hello",
            "Each ClientHello comes in two segments, as large ones do.",
            SITE,
            Policy.reachedBy(Access.behind(Doorway.HELLO_CUTTER)),
            Truth.ACCESSIBLE),
        innocent(
            "network-down",
            "The home's line carries nothing.",
            SITE,
            Policy.reachedBy(Access.losing(1)),
            Truth.INCONCLUSIVE),
        innocent(
            "network-dies",
            "The home's line carries nothing any more from the first packet to the site on.",
            SITE,
            Policy.reachedBy(Access.losing(1).from(MIDWAY)),
            Truth.INCONCLUSIVE),
        innocent(
            "network-gone-and-back",
            "The same, and twenty seconds later it carries everything again.",
            SITE,
            Policy.reachedBy(Access.losing(1).from(BRIEFLY)),
            Truth.INCONCLUSIVE),
        innocent(
            "line-turns-lossy",
            "From the first packet to the site on, the home's line loses one in five, each way.",
            SITE,
            Policy.reachedBy(Access.losing(0.2).from(MIDWAY)),
            Truth.ACCESSIBLE),
        innocent(
            "lossy-line",
            "The home's line loses one packet in twenty, each way.",
            SITE,
            Policy.reachedBy(Access.losing(0.05)),
            Truth.ACCESSIBLE),
        innocent(
            "lossy-line-http",
            "The same, for a site without TLS.",
            HTTP_OTHER,
            Policy.reachedBy(Access.losing(0.05)),
            Truth.ACCESSIBLE),
        innocent(
            "large-page-lossy-line",
            "The page has 32 MB, and the home's line loses one packet in twenty, each way.",
            LARGE,
            Policy.reachedBy(Access.losing(0.05)),
            Truth.ACCESSIBLE),
        innocent(
            "large-page-slow-line",
            "The page has 32 MB, and each packet takes 150 ms more to the home, and as much back.",
            LARGE,
            Policy.reachedBy(Access.slow(Duration.ofMillis(150))),
            Truth.ACCESSIBLE),
        innocent(
            "slow-line",
            "Each packet takes 150 ms more to the home, and as much back.",
            SITE,
            Policy.reachedBy(Access.slow(Duration.ofMillis(150))),
            Truth.ACCESSIBLE),
        innocent(
            "slow-line-http",
            "The same, for a site without TLS.",
            HTTP_OTHER,
            Policy.reachedBy(Access.slow(Duration.ofMillis(150))),
            Truth.ACCESSIBLE),
        innocent(
            "reordering-line",
            "One packet in ten arrives after later ones.",
            SITE,
            Policy.reachedBy(Access.reordering(0.1)),
            Truth.ACCESSIBLE),
        innocent(
            "resolver-down",
            "The provider's resolver is gone, for all names.",
            SITE,
            Policy.reachedBy(Access.with(new Resolver.Silent())),
            Truth.INCONCLUSIVE),
        innocent(
            "resolver-down-http",
            "The same, for a site without TLS.",
            HTTP_OTHER,
            Policy.reachedBy(Access.with(new Resolver.Silent())),
            Truth.INCONCLUSIVE),
        innocent(
            "resolver-slow",
            "The provider's resolver takes two seconds for each answer.",
            SITE,
            Policy.reachedBy(Access.with(new Resolver.Slow(Duration.ofSeconds(2)))),
            Truth.ACCESSIBLE));
  }
}
