package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.rule;

import java.util.List;
import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Family;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Resolver;
import org.burkit.lab.world.Stack;

/** What looks like a block because there are two versions of IP, and is none. */
final class Ipv6Innocents {
  private static final Policy DUAL = Policy.OPEN.with(Access.DUAL);
  private static final Policy BROKEN = Policy.OPEN.with(Access.SOUND.with(Stack.BROKEN_IPV6));

  private Ipv6Innocents() {}

  static List<Scenario> all() {
    return List.of(
        innocent(
            "ipv6-open",
            "Site and home have both versions of IP, and nobody does anything.",
            Ipv6Scenarios.SITE,
            DUAL,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-http-open",
            "The same with a site without TLS.",
            Ipv6Scenarios.HTTP_SITE,
            DUAL,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-only-open",
            "The site is there over IPv6 alone, and so it is for this home.",
            Ipv6Scenarios.ONLY,
            DUAL,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-http3",
            "The same with a site that speaks HTTP/3.",
            Ipv6Scenarios.QUIC,
            DUAL,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-cdn",
            "Addresses of both versions differ by region, in different networks.",
            "https://shalqar.example/",
            DUAL,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-site-down",
            "The site's IPv6 address is gone, for everyone; that of IPv4 works.",
            "https://aqsaq.example/",
            DUAL,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-site-closed",
            "The site's IPv6 address refuses connections, for everyone; that of IPv4 works.",
            "https://olaq.example/",
            DUAL,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-only-down",
            "A site that is there over IPv6 alone is gone, for everyone.",
            "https://joqalty.example/",
            DUAL,
            Truth.DOWN),
        innocent(
            "ipv6-broken-at-home",
            "The home has IPv6, but its gateway leads it nowhere; the site has both.",
            Ipv6Scenarios.SITE,
            BROKEN,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-broken-at-home-http",
            "The same with a site without TLS.",
            Ipv6Scenarios.HTTP_SITE,
            BROKEN,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-broken-at-home-only",
            "The home's gateway leads IPv6 nowhere, and the site has nothing else.",
            Ipv6Scenarios.ONLY,
            BROKEN,
            Truth.INCONCLUSIVE),
        innocent(
            "ipv6-not-carried",
            "The provider carries no IPv6 at all, to whatever site.",
            Ipv6Scenarios.SITE,
            Policy.censoring(rule(new Trigger.Everything(), new Action.Drop()).over(Family.IPV6))
                .with(Access.DUAL),
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-missing-at-home",
            "The home has IPv4 alone, and the site has both.",
            Ipv6Scenarios.SITE,
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-missing-at-home-only",
            "The home has IPv4 alone, and the site IPv6 alone.",
            Ipv6Scenarios.ONLY,
            Policy.OPEN,
            Truth.INCONCLUSIVE),
        innocent(
            "ipv6-resolver",
            "The home knows its resolver by an IPv6 address only.",
            Rows.SITE,
            Policy.OPEN.with(Access.with(new Resolver.OverIpv6()).with(Stack.DUAL)),
            Truth.ACCESSIBLE),
        innocent(
            "ipv6-resolver-denies-aaaa",
            "The provider's resolver says of a name without AAAA records that it does not exist.",
            Rows.SITE,
            Policy.lying(Map.of(Rows.SITE_HOST, new Lie.NoSuchNameForIpv6())).with(Access.DUAL),
            Truth.ACCESSIBLE));
  }
}
