package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.rule;

import java.util.List;
import java.util.Map;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Family;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Access;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Policy;
import org.burkit.lab.world.Resolver;

/** Blocks where it matters which version of IP is spoken; homes here have both. */
final class Ipv6Scenarios {
  /** A site over both versions of IP. */
  static final String SITE = "https://qos.example/";

  /** A site without TLS over both. */
  static final String HTTP_SITE = "http://egiz.example/";

  /** A site over IPv6 alone. */
  static final String ONLY = "https://alty.example/";

  /** A site over IPv6 alone that speaks HTTP/3. */
  static final String QUIC = "https://qyr.example/";

  private static final Names SITE_NAME = Names.of("qos.example");
  private static final Names ONLY_NAME = Names.of("alty.example");
  private static final Trigger HTTP_NAME = new Trigger.HttpHost(Names.of("egiz.example"));
  private static final Trigger SITE_AT_IPV6 = new Trigger.Address(Ip.parse("2001:2:0:1214::a0"));
  private static final Trigger ONLY_AT_IPV6 = new Trigger.Address(Ip.parse("2001:2:0:1214::a4"));
  private static final Ip BOGON = Ip.parse("fd00:dead::1");
  private static final Ip SINKHOLE = Ip.parse("2001:2:0:1242::6");
  private static final Ip NOTICE = Ip.parse("2001:2:0:1242::50");

  private Ipv6Scenarios() {}

  static List<Scenario> all() {
    return List.of(
        onPath(
            "ipv6-sni-drop",
            "The provider swallows TLS that names the site, over IPv4 and IPv6.",
            SITE,
            dual(rule(new Trigger.TlsServerName(SITE_NAME), new Action.Drop())),
            "tls.timeout"),
        onPath(
            "ipv6-sni-drop-alone",
            "The provider swallows TLS that names the site, over IPv6 alone.",
            SITE,
            dual(rule(new Trigger.TlsServerName(SITE_NAME), new Action.Drop()).over(Family.IPV6)),
            "tls.timeout"),
        onPath(
            "ipv6-overlooked",
            "The provider resets TLS that names the site, but does not look into IPv6.",
            SITE,
            dual(rule(new Trigger.TlsServerName(SITE_NAME), new Action.Reset()).over(Family.IPV4)),
            "tls.reset"),
        onPath(
            "ipv6-only-sni-reset",
            "The provider resets TLS that names a site which is there over IPv6 alone.",
            ONLY,
            dual(rule(new Trigger.TlsServerName(ONLY_NAME), new Action.Reset())),
            "tls.reset"),
        onPath(
            "ipv6-quic-sni-drop",
            "The provider swallows QUIC over IPv6 that names the site; TLS passes.",
            QUIC,
            dual(rule(new Trigger.QuicServerName(Names.of("qyr.example")), new Action.Drop())),
            "quic.timeout"),
        onPath(
            "ipv6-mitm",
            "The provider intercepts TLS to the site over both with the state's root.",
            SITE,
            Policy.intercepting("qos.example").with(Access.DUAL),
            "tls.mitm.known_root"),
        onPath(
            "ipv6-ip-drop",
            "The provider swallows what goes to the site's IPv6 address; that of IPv4 is open.",
            SITE,
            dual(rule(SITE_AT_IPV6, new Action.Drop())),
            "tcp.timeout"),
        onPath(
            "ipv6-only-ip-drop",
            "The provider swallows what goes to the only address of a site, one of IPv6.",
            ONLY,
            dual(rule(ONLY_AT_IPV6, new Action.Drop())),
            "tcp.timeout"),
        onPath(
            "ipv6-only-ip-reset",
            "The provider resets connections to the only address of a site, one of IPv6.",
            ONLY,
            dual(rule(ONLY_AT_IPV6, new Action.Reset())),
            "tcp.refused"),
        onPath(
            "ipv6-only-ip-prohibited",
            "The provider answers that the only address of a site, one of IPv6, is prohibited.",
            ONLY,
            dual(rule(ONLY_AT_IPV6, new Action.Prohibit())),
            "ip.unreachable"),
        onPath(
            "ipv6-http-blockpage",
            "The provider answers in the site's place over plain HTTP, over both.",
            HTTP_SITE,
            dual(rule(HTTP_NAME, Rows.page())),
            "http.blockpage"),
        onPath(
            "ipv6-http-reset",
            "The provider resets plain HTTP that names the site, over both.",
            HTTP_SITE,
            dual(rule(HTTP_NAME, new Action.Reset())),
            "http.reset"),
        onPath(
            "ipv6-dns-bogon",
            "A forged AAAA record, of an address that nobody can have, overtakes the genuine one.",
            ONLY,
            dual(forging(ONLY_NAME, BOGON)),
            "dns.injection.bogon"),
        onPath(
            "ipv6-dns-injection",
            "A forged AAAA record, of an address of nobody's, overtakes the genuine one.",
            ONLY,
            dual(forging(ONLY_NAME, SINKHOLE)),
            "dns.injection.other"),
        onPath(
            "ipv6-dns-injection-half",
            "A forged AAAA record overtakes the genuine one; A records are left alone.",
            SITE,
            dual(forging(SITE_NAME, SINKHOLE)),
            "dns.injection.other"),
        onPath(
            "ipv6-dns-blockpage",
            "Forged A and AAAA records lead to a server with the provider's notice.",
            HTTP_SITE,
            dual(
                forging(Names.of("egiz.example"), Atlas.NOTICE),
                forging(Names.of("egiz.example"), NOTICE)),
            "dns.injection.blockpage"),
        onPath(
            "ipv6-dns-path-nxdomain",
            "Whoever is asked for AAAA records, the answer is a denial; other answers pass.",
            ONLY,
            dual(
                rule(
                    asking(ONLY_NAME, Trigger.Asked.IPV6_ADDRESSES),
                    Action.ForgeDns.instead(new ForgedAnswer.NoSuchName()))),
            "dns.nxdomain"),
        new Scenario(
            "ipv6-dns-nxdomain",
            "The provider's resolver denies that a name exists which has AAAA records only.",
            ONLY,
            denying(new Lie.NoSuchName()),
            Truth.blockedByServer("dns.nxdomain")),
        new Scenario(
            "ipv6-dns-nxdomain-aaaa",
            "The provider's resolver denies the name to who asks for its AAAA records, its only ones.",
            ONLY,
            denying(new Lie.NoSuchNameForIpv6()),
            Truth.blockedByServer("dns.nxdomain")),
        onPath(
            "ipv6-dns-over-ipv6",
            "Questions travel over IPv6, and forged answers overtake the genuine ones there too.",
            Rows.SITE,
            Rows.dns().with(Access.with(new Resolver.OverIpv6()).with(Access.DUAL.stack())),
            "dns.injection.other"));
  }

  private static Policy dual(Rule... rules) {
    return Policy.censoring(rules).with(Access.DUAL);
  }

  private static Policy denying(Lie lie) {
    return Policy.lying(Map.of("alty.example", lie)).with(Access.DUAL);
  }

  /** Forged answers to questions for addresses of one family. */
  private static Rule forging(Names names, Ip address) {
    Trigger.Asked asked =
        switch (address.family()) {
          case IPV4 -> Trigger.Asked.IPV4_ADDRESSES;
          case IPV6 -> Trigger.Asked.IPV6_ADDRESSES;
        };
    return rule(asking(names, asked), Action.ForgeDns.injecting(address));
  }

  private static Trigger asking(Names names, Trigger.Asked asked) {
    return new Trigger.DnsName(names).asking(asked);
  }
}
