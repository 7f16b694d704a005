package org.burkit.lab.scenario;

import static org.burkit.lab.scenario.Rows.HTTP_HOST;
import static org.burkit.lab.scenario.Rows.HTTP_SITE;
import static org.burkit.lab.scenario.Rows.SITE;
import static org.burkit.lab.scenario.Rows.SITE_HOST;
import static org.burkit.lab.scenario.Rows.SITE_NAME;
import static org.burkit.lab.scenario.Rows.dns;
import static org.burkit.lab.scenario.Rows.forging;
import static org.burkit.lab.scenario.Rows.innocent;
import static org.burkit.lab.scenario.Rows.lie;
import static org.burkit.lab.scenario.Rows.onPath;
import static org.burkit.lab.scenario.Rows.ruled;
import static org.burkit.lab.world.World.CENSOR_HOP;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.Lie;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Policy;

/** Blocks at the layer of names. */
final class DnsScenarios {
  private static final Ip4 BOGON = Ip4.parse("10.10.34.34");

  private DnsScenarios() {}

  static List<Scenario> all() {
    return List.of(
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
            "dns-injection-twice",
            "Two forged answers overtake the genuine one.",
            SITE,
            forging(Action.ForgeDns.injecting(Atlas.SINKHOLE, Atlas.SINKHOLE.plus(1))),
            "dns.injection.other"),
        onPath(
            "dns-injection-thrice",
            "Three forged answers overtake the genuine one.",
            SITE,
            forging(
                Action.ForgeDns.injecting(
                    Atlas.SINKHOLE, Atlas.SINKHOLE.plus(1), Atlas.SINKHOLE.plus(2))),
            "dns.injection.other"),
        onPath(
            "dns-injection-bogon",
            "The forged answer is an address that nobody can have.",
            SITE,
            forging(Action.ForgeDns.injecting(BOGON)),
            "dns.injection.bogon"),
        onPath(
            "dns-injection-blockpage",
            "The forged answer leads to a server with the provider's notice.",
            HTTP_SITE,
            ruled(
                new Trigger.DnsName(Names.of(HTTP_HOST)), Action.ForgeDns.injecting(Atlas.NOTICE)),
            "dns.injection.blockpage"),
        onPath(
            "dns-injection-nxdomain",
            "A forged denial overtakes the genuine answer.",
            SITE,
            forging(Action.ForgeDns.injecting(new ForgedAnswer.NoSuchName())),
            "dns.nxdomain"),
        onPath(
            "dns-injection-tcp",
            "Forged answers come over TCP as over UDP.",
            SITE,
            ruled(
                new Trigger.DnsName(SITE_NAME, Trigger.Carriers.UDP_AND_TCP),
                Action.ForgeDns.injecting(Atlas.SINKHOLE)),
            "dns.injection.other"),
        onPath(
            "dns-injection-loses-race",
            "One forged answer in three comes after the genuine one.",
            SITE,
            forging(Action.ForgeDns.injecting(Atlas.SINKHOLE).losingRace(new When.Share(0.34))),
            "dns.injection.other"),
        onPath(
            "dns-path-nxdomain",
            "Whoever is asked, the answer is a denial and nothing else comes.",
            SITE,
            forging(Action.ForgeDns.instead(new ForgedAnswer.NoSuchName())),
            "dns.nxdomain"),
        onPath(
            "dns-path-refused",
            "Whoever is asked, the answer is a refusal and nothing else comes.",
            SITE,
            forging(Action.ForgeDns.instead(new ForgedAnswer.Refused())),
            "dns.refused"),
        onPath(
            "dns-path-servfail",
            "Whoever is asked, the answer is a failure and nothing else comes.",
            SITE,
            forging(Action.ForgeDns.instead(new ForgedAnswer.ServerFailure())),
            "dns.servfail"),
        onPath(
            "dns-path-empty",
            "Whoever is asked, the answer holds no address and nothing else comes.",
            SITE,
            forging(Action.ForgeDns.instead(new ForgedAnswer.Empty())),
            "dns.empty"),
        onPath(
            "dns-drop",
            "Questions for the name vanish, whoever is asked.",
            SITE,
            forging(new Action.Drop()),
            "dns.timeout"),
        new Scenario(
            "dns-hijack",
            "Questions to public resolvers are answered by the provider's own, which lies.",
            SITE,
            new Policy(
                List.of(
                    new Rule(
                        "hijack",
                        new Trigger.Service(Trigger.Transport.UDP, 53),
                        new Action.Divert(new Endpoint(Ip4.parse("198.19.0.53"), 53)))),
                Map.of(SITE_HOST, new Lie.NoSuchName()),
                Set.of()),
            Truth.blockedOnPath("dns.nxdomain", CENSOR_HOP)),
        innocent(
            "doh-blocked",
            "The provider swallows TLS to the public resolver's name; the site is left alone.",
            SITE,
            ruled(new Trigger.TlsServerName(Names.of("doh.lab.example")), new Action.Drop()),
            Truth.ACCESSIBLE),
        innocent(
            "dot-blocked",
            "The provider swallows DNS over TLS; the site is left alone.",
            SITE,
            ruled(new Trigger.Service(Trigger.Transport.TCP, 853), new Action.Drop()),
            Truth.ACCESSIBLE));
  }
}
