package org.burkit.lab.scenario;

import static org.burkit.lab.world.World.CENSOR_HOP;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.BlockPage;
import org.burkit.lab.world.Policy;

/**
 * The table itself: as many innocents as censors, each technique with a neighbour that it leaves
 * alone.
 */
public final class Scenarios {
  private static final String SITE = "aulnet.example";
  private static final String OTHER = "sau.example";
  private static final String HTTP_SITE = "azat.example";
  private static final Ip4 BOGON = Ip4.parse("10.10.34.34");

  private Scenarios() {}

  public static List<Scenario> all() {
    return List.of(
        blocked(
            "sni-drop",
            "The provider swallows TLS connections that name the site.",
            SITE,
            sni(new Action.Drop()),
            "tls.timeout"),
        blocked(
            "sni-reset",
            "The provider resets TLS connections that name the site.",
            SITE,
            sni(new Action.Reset()),
            "tls.reset"),
        new Scenario(
            "mitm-state-root",
            "The provider intercepts TLS with the state's root certificate.",
            SITE,
            Policy.intercepting(SITE),
            Truth.blockedOnPath("tls.mitm.known_root", CENSOR_HOP)),
        lie(
            "dns-nxdomain",
            "The provider's resolver denies that the name exists.",
            new Lie.NoSuchName(),
            "dns.nxdomain"),
        lie(
            "dns-false-address",
            "The provider's resolver gives an address of nobody's.",
            new Lie.FalseAddress(Atlas.SINKHOLE),
            "dns.injection.other"),
        lie(
            "dns-bogon",
            "The provider's resolver gives a private address.",
            new Lie.FalseAddress(BOGON),
            "dns.injection.bogon"),
        blocked(
            "dns-injection",
            "A forged answer overtakes the genuine one, whoever is asked.",
            SITE,
            dns(Atlas.SINKHOLE),
            "dns.injection.other"),
        blocked(
            "http-blockpage",
            "The provider answers in the site's place with its own page.",
            HTTP_SITE,
            host(new Action.BlockPage(BlockPage.html())),
            "http.blockpage"),
        blocked(
            "http-reset",
            "The provider resets plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Reset()),
            "http.reset"),
        blocked(
            "http-drop",
            "The provider swallows plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Drop()),
            "http.timeout"),
        innocent("open", "Nobody does anything.", SITE, Policy.OPEN, Truth.ACCESSIBLE),
        innocent(
            "open-http",
            "A site without TLS, open.",
            "ashyq.example",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "sni-neighbour",
            "The provider drops another name on the same wires.",
            OTHER,
            sni(new Action.Drop()),
            Truth.ACCESSIBLE),
        innocent(
            "dns-neighbour",
            "The provider forges answers for another name.",
            OTHER,
            dns(Atlas.SINKHOLE),
            Truth.ACCESSIBLE),
        innocent(
            "mitm-neighbour",
            "The provider intercepts another site.",
            OTHER,
            Policy.intercepting(SITE),
            Truth.ACCESSIBLE),
        innocent(
            "blockpage-neighbour",
            "The provider shows its page for another site.",
            "ashyq.example",
            host(new Action.BlockPage(BlockPage.html())),
            Truth.ACCESSIBLE),
        innocent(
            "cdn",
            "Resolvers in different regions give different addresses.",
            "cdn.example",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "closed",
            "The server refuses connections, from everywhere.",
            "jabyq.example",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "silent",
            "The server is gone, for everyone.",
            "tozgan.example",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "geo-451",
            "The site itself refuses clients of this country.",
            "geo.example",
            Policy.OPEN,
            Truth.SERVER_SIDE),
        innocent(
            "flaky",
            "The server resets one connection in twenty.",
            "dirildek.example",
            Policy.OPEN,
            Truth.ACCESSIBLE));
  }

  public static Optional<Scenario> named(String name) {
    return all().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The names most like a misspelt one, the nearest first. */
  public static List<String> nearest(String name) {
    return all().stream()
        .map(Scenario::name)
        .sorted(Comparator.comparingInt(known -> EditDistance.between(name, known)))
        .limit(3)
        .toList();
  }

  private static Scenario blocked(
      String name, String words, String host, Policy policy, String mechanism) {
    return new Scenario(name, words, host, policy, Truth.blockedOnPath(mechanism, CENSOR_HOP));
  }

  private static Scenario lie(String name, String words, Lie lie, String mechanism) {
    return new Scenario(
        name, words, SITE, Policy.lying(Map.of(SITE, lie)), Truth.blockedByServer(mechanism));
  }

  private static Scenario innocent(
      String name, String words, String host, Policy policy, Truth truth) {
    return new Scenario(name, words, host, policy, truth);
  }

  private static Policy sni(Action action) {
    return Policy.censoring(new Rule("sni", new Trigger.TlsServerName(Names.of(SITE)), action));
  }

  private static Policy host(Action action) {
    return Policy.censoring(new Rule("host", new Trigger.HttpHost(Names.of(HTTP_SITE)), action));
  }

  private static Policy dns(Ip4 address) {
    return Policy.censoring(
        new Rule("dns", new Trigger.DnsName(Names.of(SITE)), new Action.InjectAnswer(address)));
  }
}
