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
import org.burkit.lab.packet.Endpoint;
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
  private static final String SITE = "https://aulnet.example/";
  private static final String SITE_HOST = "aulnet.example";
  private static final Endpoint SITE_ENDPOINT = new Endpoint(Ip4.parse("198.18.20.11"), 443);
  private static final String OTHER = "https://sau.example/";
  private static final String HTTP_SITE = "http://azat.example/";
  private static final String HTTP_HOST = "azat.example";
  private static final String HTTP_OTHER = "http://ashyq.example/";

  private Scenarios() {}

  public static List<Scenario> all() {
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
            "tls.mitm.known_root"),
        onPath(
            "ip-drop",
            "The provider swallows connections to the site's address.",
            SITE,
            address(),
            "tcp.timeout"),
        lie(
            "dns-nxdomain",
            "The provider's resolver denies that the name exists.",
            new Lie.NoSuchName(),
            "dns.nxdomain"),
        lie(
            "dns-refused",
            "The provider's resolver refuses to answer for the name.",
            new Lie.Refused(),
            "dns.refused"),
        lie(
            "dns-servfail",
            "The provider's resolver fails for this name alone.",
            new Lie.ServerFailure(),
            "dns.servfail"),
        lie(
            "dns-false-address",
            "The provider's resolver gives an address of nobody's.",
            new Lie.FalseAddress(Atlas.SINKHOLE),
            "dns.injection.other"),
        onPath(
            "dns-injection",
            "A forged answer overtakes the genuine one, whoever is asked.",
            SITE,
            dns(),
            "dns.injection.other"),
        onPath(
            "http-blockpage",
            "The provider answers in the site's place with its own page.",
            HTTP_SITE,
            host(page()),
            "http.blockpage"),
        onPath(
            "http-reset",
            "The provider resets plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Reset()),
            "http.reset"),
        onPath(
            "http-drop",
            "The provider swallows plain HTTP that names the site.",
            HTTP_SITE,
            host(new Action.Drop()),
            "http.timeout"),
        innocent("open", "Nobody does anything.", SITE, Policy.OPEN, Truth.ACCESSIBLE),
        innocent(
            "http-only", "A site without TLS, open.", HTTP_OTHER, Policy.OPEN, Truth.ACCESSIBLE),
        innocent(
            "neutral-name",
            "The provider drops another name on the same wires.",
            OTHER,
            sni(new Action.Drop()),
            Truth.ACCESSIBLE),
        innocent(
            "dns-neighbour",
            "The provider forges answers for another name.",
            OTHER,
            dns(),
            Truth.ACCESSIBLE),
        innocent(
            "mitm-neighbour",
            "The provider intercepts another site.",
            OTHER,
            Policy.intercepting(SITE_HOST),
            Truth.ACCESSIBLE),
        innocent(
            "blockpage-neighbour",
            "The provider shows its page for another site.",
            HTTP_OTHER,
            host(page()),
            Truth.ACCESSIBLE),
        innocent(
            "talks-about-blocking",
            "The site's own page speaks of blocking.",
            "http://habar.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "cdn",
            "Resolvers in different regions give different addresses.",
            "https://cdn.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "flaky",
            "The server resets one connection in twenty.",
            "https://dirildek.example/",
            Policy.OPEN,
            Truth.ACCESSIBLE),
        innocent(
            "geo-451",
            "The site itself refuses clients of this country.",
            "https://geo.example/",
            Policy.OPEN,
            Truth.SERVER_SIDE),
        innocent(
            "closed",
            "The server refuses connections, from everywhere.",
            "https://jabyq.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "silent",
            "The server is gone, for everyone.",
            "https://tozgan.example/",
            Policy.OPEN,
            Truth.DOWN),
        innocent(
            "dead-name",
            "The name does not exist any more, anywhere.",
            "https://joq.example/",
            Policy.OPEN,
            Truth.DOWN));
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

  private static Scenario onPath(
      String name, String words, String url, Policy policy, String mechanism) {
    return new Scenario(name, words, url, policy, Truth.blockedOnPath(mechanism, CENSOR_HOP));
  }

  private static Scenario lie(String name, String words, Lie lie, String mechanism) {
    Policy policy = Policy.lying(Map.of(SITE_HOST, lie));
    return new Scenario(name, words, SITE, policy, Truth.blockedByServer(mechanism));
  }

  private static Scenario innocent(
      String name, String words, String url, Policy policy, Truth truth) {
    return new Scenario(name, words, url, policy, truth);
  }

  private static Policy sni(Action action) {
    return censoring(new Trigger.TlsServerName(Names.of(SITE_HOST)), action);
  }

  private static Policy host(Action action) {
    return censoring(new Trigger.HttpHost(Names.of(HTTP_HOST)), action);
  }

  private static Policy address() {
    return censoring(new Trigger.Destination(SITE_ENDPOINT), new Action.Drop());
  }

  private static Policy dns() {
    return censoring(
        new Trigger.DnsName(Names.of(SITE_HOST)), new Action.InjectAnswer(Atlas.SINKHOLE));
  }

  private static Action page() {
    return new Action.BlockPage(BlockPage.html());
  }

  private static Policy censoring(Trigger trigger, Action action) {
    return Policy.censoring(new Rule("scenario", trigger, action));
  }
}
